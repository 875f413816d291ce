package dev.ringfence.derive.rule;

import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.unit.Setting;

/** How a unit's own setting stands to what the plan would set. */
public sealed interface Standing {
  /** The unit sets nothing, or something more open that the planned lines replace as they are. */
  record Open() implements Standing {}

  /** The unit sets something more open, and these lines have to be written to tighten it. */
  record Tighten(Value instead) implements Standing {}

  /** The unit is as strict as the plan, or stricter, and no fact contradicts it. */
  record Enough(String how) implements Standing {}

  /** The unit's own setting contradicts a fact. It stays; somebody has to look at it. */
  record Clash(Setting setting, Verdict.Breaks evidence) implements Standing {}
}
