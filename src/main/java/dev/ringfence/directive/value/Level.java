package dev.ringfence.directive.value;

/** A step of the scale that the Arch Wiki page ranks directives on. */
public enum Level {
  LOW("Low"),
  MEDIUM("Medium"),
  HIGH("High"),
  VERY_HIGH("Very high");

  private final String title;

  Level(String title) {
    this.title = title;
  }

  /** As it is printed: {@code Very high}. */
  public String title() {
    return title;
  }
}
