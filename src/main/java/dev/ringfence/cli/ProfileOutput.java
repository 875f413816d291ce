package dev.ringfence.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a profile goes to. */
final class ProfileOutput {
  private ProfileOutput() {}

  /** The same; what could not be written there is said before any work is done. */
  static Path checked(Path output) {
    Path folder = output.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(output)) {
      throw new UsageException(output + " is a directory: name a file for the profile");
    }
    if (!Files.isDirectory(folder)) {
      throw new UsageException(folder + " is no directory: make it, or name another with -o");
    }
    return output;
  }
}
