package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import java.util.List;

/** What is known about deciding on one directive. */
public interface Rule {
  /**
   * The verdicts on its values, from strict to open. The value that does nothing is not among them.
   */
  List<Verdict> judge(Evidence evidence);

  /**
   * How the unit's own lines stand to a value that the plan would set. They are never loosened.
   *
   * @param verdicts what {@link #judge} said
   */
  Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts);

  /**
   * How the unit's own lines stand when the plan would set nothing.
   *
   * @param verdicts what {@link #judge} said
   */
  default Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return new Standing.Open();
  }

  /** What the unit's own lines refuse of what was seen, whatever a plan would set. */
  List<Refused> refused(Evidence evidence);
}
