package dev.ringfence.observe;

import dev.ringfence.unit.OneLine;
import java.io.IOException;
import java.nio.file.Path;

/** A file that is no profile, or none that this version can read: one line that says why. */
public final class ProfileException extends IOException {
  private static final long serialVersionUID = 1;

  ProfileException(String message) {
    super(OneLine.brief(message));
  }

  /** The same with the file's name in front. */
  ProfileException in(Path file) {
    return new ProfileException(file + ": " + getMessage());
  }
}
