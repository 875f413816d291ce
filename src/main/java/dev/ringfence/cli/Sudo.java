package dev.ringfence.cli;

import dev.ringfence.linux.ProcessEnd;
import dev.ringfence.linux.UserLocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Goes through sudo when a command needs root and was not started as root. */
final class Sudo {
  private Sudo() {}

  /** Whether the effective user is root, read from /proc/self: no process, no foreign call. */
  static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  /** Runs the same command line again as root, or says in one line that root is needed. */
  static int again(String command, List<String> words, Terminal terminal)
      throws IOException, InterruptedException {
    String launcher = System.getProperty("ringfence.launcher", "");
    Path sudo = Path.of("/usr/bin/sudo");
    if (launcher.isEmpty() || !Files.isExecutable(sudo)) {
      terminal
          .err()
          .println(
              "ringfence: '" + command + "' needs root, and there is no sudo here: run it as root");
      return ExitCode.LACKING;
    }
    terminal.say("'" + command + "' needs root: going through sudo");
    List<String> line = new ArrayList<>(List.of(sudo.toString(), "--", launcher, command));
    line.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    UserLocale.restore(builder.environment());
    // Ctrl-C is for the one that works, which may have something to finish and a status to tell.
    try (ProcessEnd.Work _ = ProcessEnd.work()) {
      return builder.start().waitFor();
    }
  }
}
