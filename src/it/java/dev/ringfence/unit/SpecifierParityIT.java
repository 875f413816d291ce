package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each letter after a percent sign becomes what the installed systemd makes of it, told by the
 * command that it says is not executable.
 */
class SpecifierParityIT {
  private static final Pattern COMMAND =
      Pattern.compile("Command (/none/.*) is not executable: No such file or directory");

  @TempDir Path directory;

  @Test
  void everyLetterBecomesWhatSystemdMakesOfIt() throws Exception {
    int version = systemdVersion();
    for (String name : List.of("foo-bar@a-b.service", "home-me.service", "x@b\\q.service")) {
      UnitName unit = UnitName.of(name);
      for (char letter = '0'; letter <= 'z'; letter++) {
        if (letter == 'c' || letter == 'r' || letter == 'R' || letter == '\\') {
          // Control groups are only known while the manager runs.
          continue;
        }
        Path file = directory.resolve(unit.template().toString());
        String command = "/none/x%" + letter + "y";
        Files.writeString(file, "[Service]\nExecStart=" + command + "\n");
        Specifiers specifiers =
            new UnitSpecifiers(unit, UnitScope.SYSTEM, file, new HostFacts(Root.HOST));
        String ours =
            switch (specifiers.expand(command, version)) {
              case Specifiers.Expansion.Resolved(String value) -> value.replaceAll("//+", "/");
              case Specifiers.Expansion.Unresolvable unresolvable -> "";
            };
        if (ours.indexOf('\\') >= 0) {
          // Not a path that systemd would run, whatever it was made of.
          continue;
        }
        assertThat(ours).as(name + " " + command).isEqualTo(systemd(file.resolveSibling(name)));
      }
    }
  }

  /** The command as systemd resolved it; empty if it could not. */
  private String systemd(Path unit) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit.toString());
    builder.environment().keySet().removeAll(List.of("HOME", "SHELL", "TMPDIR", "TEMP", "TMP"));
    builder.environment().put("SYSTEMD_UNIT_PATH", directory.toString());
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Matcher command = COMMAND.matcher(output);
    return command.find() ? command.group(1) : "";
  }

  private static int systemdVersion() throws IOException {
    Process process = new ProcessBuilder("systemd-analyze", "--version").start();
    String first =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .split(" ", 3)[1];
    return Integer.parseInt(first);
  }
}
