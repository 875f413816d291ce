package dev.ringfence.lint;

/** Looks for one kind of mistake. Instances have no state. */
public interface Rule {
  /** What it looks for, and why. */
  RuleCard card();

  /** Reports every such mistake in one unit. */
  void check(Subject subject, Findings findings);
}
