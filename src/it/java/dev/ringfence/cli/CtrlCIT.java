package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C on a terminal, where it reaches every process, is how a user ends an observation. */
class CtrlCIT {
  /** As on a terminal, for those too who run the tests in the background of a shell. */
  private static final String DEFAULT = "env --default-signal=INT ";

  @TempDir private Path folder;

  @Test
  void endsACommandAndItsObservationIsGood() throws Exception {
    String said = onATerminal("--", "sleep", "4711");

    assertThat(said)
        .contains("written to " + profile())
        .endsWith("status 0\r\n")
        .doesNotContain("the command ended with status");
    assertThat(said)
        .as("the last row is the observation's, the others are the command's, until the end")
        .containsSubsequence("\033[1;23r", "\033[24;1H", "; seen: ExecStart", "\033[r", "written");
    assertThat(written().facts()).isNotEmpty();
    assertThat(result()).isEqualTo(Result.WORKED);
  }

  @Test
  void endsACloneWhileTheWorkloadRunsAndWhatWasSeenIsKept() throws Exception {
    String root = DebianRoot.BOOKWORM.folder().toString();
    String said = onATerminal("--clone", "--root", root, "--workload", "'sleep 4711'", "nginx");

    assertThat(said)
        .contains("written to " + profile())
        .endsWith("status 0\r\n")
        .doesNotContain("the workload failed");
    assertThat(written().unit()).isEqualTo("nginx.service");
    assertThat(result()).as("nobody saw it to its end").isEqualTo(Result.UNKNOWN);
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(
            one -> one.info().arguments().filter(all -> List.of(all).contains("4711")).isPresent());
  }

  private Path profile() {
    return folder.resolve("profile.json");
  }

  private Profile written() throws IOException {
    return ProfileFile.read(profile());
  }

  private Result result() throws IOException {
    return written().coverage().observations().getFirst().result();
  }

  /** Observes on a terminal of its own, presses Ctrl-C once the start was seen, and says all. */
  private String onATerminal(String... words) throws Exception {
    List<String> command = Ringfence.process("observe", "-o", profile().toString()).command();
    command.add(1, "-Dringfence.tty='1 1 100'");
    command.addAll(List.of(words));
    String line = command.stream().collect(Collectors.joining(" ")) + "; echo status $?";
    // script(1) gives it a terminal, and passes on what is typed.
    Process script =
        new ProcessBuilder(
                "script",
                "-qfc",
                "stty rows 24 cols 100; trap : INT; " + DEFAULT + line,
                "/dev/null")
            .redirectErrorStream(true)
            .start();
    StringBuilder said = new StringBuilder();
    InputStream in = script.getInputStream();
    boolean pressed = false;
    byte[] some = new byte[4096];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      said.append(new String(some, 0, read, StandardCharsets.UTF_8));
      if (!pressed && said.indexOf("; seen: ExecStart") >= 0) {
        script.getOutputStream().write(3);
        script.getOutputStream().flush();
        pressed = true;
      }
    }
    assertThat(script.waitFor()).isZero();
    return said.toString();
  }
}
