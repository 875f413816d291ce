package dev.ringfence.trial;

/** The parts of a run, in their order. */
public enum Phase {
  START("start"),
  WORKLOAD("workload"),
  RELOAD("reload"),
  RESTART("restart"),
  STOP("stop");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** As users and JSON name it. */
  public String word() {
    return word;
  }
}
