package dev.ringfence.directive.entry;

/** What a second assignment of the same directive does. */
public enum Repetition {
  LAST_WINS("The last valid assignment counts."),
  APPENDS("Each assignment adds to the list."),
  FIRST_DECIDES(
      "The first assignment decides whether the list allows or, with ~, denies; later ones add to"
          + " it or, with the other sign, take away from it."),
  MERGES(
      "The first assignment sets the list; later ones add to it, and those that begin with ~ take"
          + " away from it."),
  EACH_COUNTS("Each assignment is a command line of its own, run in order.");

  private final String text;

  Repetition(String text) {
    this.text = text;
  }

  /** In one sentence. */
  public String text() {
    return text;
  }
}
