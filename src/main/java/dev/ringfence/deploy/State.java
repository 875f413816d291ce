package dev.ringfence.deploy;

import java.util.Locale;

/**
 * How far a deployment has come. Each is the name of a file in its directory, and going from one to
 * the next is one rename: of two that want to decide, one wins.
 */
public enum State {
  /** Not confirmed: the timer, or the next boot, takes it back. */
  PENDING("waits for its confirmation"),
  /** It is to stay. */
  CONFIRMED("in place"),
  /** It is being taken back. */
  UNDOING("being taken back"),
  /** It was taken back. */
  UNDONE("taken back"),
  /** It could not be taken back, because somebody else had changed the file. */
  CONFLICT("left alone: somebody changed the file");

  private final String words;

  State(String words) {
    this.words = words;
  }

  /** For the user. */
  public String words() {
    return words;
  }

  /** The file's name, and the word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
