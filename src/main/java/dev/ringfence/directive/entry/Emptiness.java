package dev.ringfence.directive.entry;

/** What an assignment of nothing ({@code Key=}) does. */
public enum Emptiness {
  IGNORED("Not valid: ignored with a warning, the earlier value stays."),
  RESETS("Goes back to the default; what was assigned before is forgotten."),
  CLEARS_ALL("Stands for the empty set, which is the strictest value."),
  REFUSED("Not valid: the unit does not load."),
  TURNS_ON("Turns it on, with nothing listed.");

  private final String text;

  Emptiness(String text) {
    this.text = text;
  }

  /** In one sentence. */
  public String text() {
    return text;
  }
}
