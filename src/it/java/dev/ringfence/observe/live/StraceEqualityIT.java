package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** strace and the observer look at the same run at once, and say the same. */
class StraceEqualityIT {
  @TempDir private Path folder;

  @Test
  void aPythonScript() throws Exception {
    same(
        List.of(
            "python3",
            "-c",
            "import json, subprocess, socket, threading, tempfile;"
                + "t = threading.Thread(target=lambda: open('/etc/hosts').read()); t.start();"
                + "t.join(); subprocess.run(['/bin/ls', '/']); tempfile.TemporaryFile();"
                + "open('/nonexistent') if False else None"));
  }

  @Test
  void aPipelineWithHundredsOfForks() throws Exception {
    same(
        List.of(
            "bash",
            "-c",
            "for i in $(seq 200); do echo $i | cat | tr 1 2; done | sort | uniq -c | tail -1;"
                + " cat /nowhere/$$ 2>/dev/null; true"));
  }

  private void same(List<String> command) throws IOException, InterruptedException {
    Path log = folder.resolve("strace.log");
    Profile profile = Watched.command(Duration.ofMinutes(3), Strace.command(log, command));
    Strace expected = Strace.of(log);
    assertThat(profile.coverage().observations().getFirst().drops()).isZero();
    assertThat(expected.calls()).isNotEmpty();
    assertThat(Strace.differences(expected, Strace.of(profile))).isEmpty();
  }
}
