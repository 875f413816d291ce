package dev.ringfence.derive;

/** What came of planning. */
public sealed interface Planning {
  /** A plan, which nobody has tried yet. */
  record Made(Plan plan) implements Planning {}

  /** No plan can be made of this profile; why, in one line. */
  record Refused(String why) implements Planning {}
}
