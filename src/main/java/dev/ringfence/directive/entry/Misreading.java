package dev.ringfence.directive.entry;

/** What systemd does with a value that it cannot read. */
public enum Misreading {
  LINE_IGNORED("The line is ignored with a warning; the earlier value stays."),
  WORD_IGNORED("The word is left out with a warning; the rest of the line counts."),
  WORD_LOST("The word is left out without any warning; the rest of the line counts."),
  UNIT_REFUSED("The unit does not load.");

  private final String text;

  Misreading(String text) {
    this.text = text;
  }

  /** In one sentence. */
  public String text() {
    return text;
  }
}
