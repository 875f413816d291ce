package dev.ringfence.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tries on the running machine what a user without privileges may do. */
final class Nobody {
  private static final String NUMBER = "65534";
  private static final int PATIENCE_SECONDS = 10;

  private Nobody() {}

  /**
   * Runs a harmless command as nobody, or as the user that we are when that is not root.
   *
   * @return whether it succeeded; empty when it could not be run at all
   */
  static Optional<Boolean> can(String... command) throws InterruptedException {
    List<String> line = new ArrayList<>();
    try {
      if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
        line.addAll(
            List.of("setpriv", "--reuid=" + NUMBER, "--regid=" + NUMBER, "--clear-groups", "--"));
      }
      line.addAll(List.of(command));
      Process process =
          new ProcessBuilder(line)
              .directory(Path.of("/").toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      // 126 and 127: setpriv(1) could not run it.
      return process.exitValue() >= 126 ? Optional.empty() : Optional.of(process.exitValue() == 0);
    } catch (IOException noProgram) {
      return Optional.empty();
    }
  }
}
