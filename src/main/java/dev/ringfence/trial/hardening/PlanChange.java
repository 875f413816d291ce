package dev.ringfence.trial.hardening;

import dev.ringfence.derive.Plan;
import java.util.ArrayList;
import java.util.List;

/** What one plan sets that another one does not, in a sentence or two. */
final class PlanChange {
  private static final int MOST_LETTERS = 300;

  private PlanChange() {}

  static String between(Plan before, Plan after) {
    List<String> gone = new ArrayList<>();
    before.assignments().forEach(line -> gone.add(line.toString()));
    List<String> come = new ArrayList<>();
    after.assignments().forEach(line -> come.add(line.toString()));
    List<String> kept = new ArrayList<>(gone);
    kept.retainAll(come);
    gone.removeAll(kept);
    come.removeAll(kept);
    return (gone.isEmpty() ? "" : "Takes back " + shortened(gone) + ".")
        + (gone.isEmpty() || come.isEmpty() ? "" : " ")
        + (come.isEmpty() ? "" : "Sets " + shortened(come) + ".");
  }

  private static String shortened(List<String> lines) {
    String text = String.join(", ", lines);
    return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - 3) + "...";
  }
}
