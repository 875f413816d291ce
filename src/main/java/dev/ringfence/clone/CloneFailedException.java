package dev.ringfence.clone;

import java.io.IOException;
import java.io.Serial;

/** A clone could not be made or was lost, with what to do about it, each in one line. */
public final class CloneFailedException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final String what;
  private final String remedy;

  public CloneFailedException(String what, String remedy) {
    super(remedy.isEmpty() ? what : what + ": " + remedy);
    this.what = what;
    this.remedy = remedy;
  }

  /** What is the matter, without the remedy. */
  public String what() {
    return what;
  }

  /** What the user can do about it; empty when nothing is known. */
  public String remedy() {
    return remedy;
  }
}
