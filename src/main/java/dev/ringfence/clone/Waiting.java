package dev.ringfence.clone;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Waiting for a process as for any input. */
final class Waiting {
  private Waiting() {}

  static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
