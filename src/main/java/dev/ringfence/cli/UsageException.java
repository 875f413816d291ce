package dev.ringfence.cli;

/** The user asked for something that cannot be: one line for them, and exit code 2. */
public final class UsageException extends RuntimeException {
  public UsageException(String message) {
    super(message, null, false, false);
  }

  /** The line for the user. */
  public String line() {
    String message = getMessage();
    return message == null ? "wrong usage" : message;
  }
}
