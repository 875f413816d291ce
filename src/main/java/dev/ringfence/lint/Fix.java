package dev.ringfence.lint;

import java.util.List;

/**
 * What to do about a finding.
 *
 * @param advice one sentence
 * @param edits the same as changes of files; empty when only a person can tell what is meant
 */
public record Fix(String advice, List<Edit> edits) {
  public Fix {
    edits = List.copyOf(edits);
  }

  /** A fix that a person has to make. */
  public static Fix byHand(String advice) {
    return new Fix(advice, List.of());
  }

  /** A fix that can be shown as a diff. */
  public static Fix of(String advice, Edit... edits) {
    return new Fix(advice, List.of(edits));
  }
}
