package dev.ringfence.deploy;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Why something could not be written, in one line. */
record FailedWrite(IOException cause) {
  String words() {
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getFile() + ": " + failure.getReason();
    }
    return String.valueOf(cause.getMessage());
  }
}
