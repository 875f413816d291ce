package dev.ringfence.derive;

import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.observe.FactText;
import java.util.List;
import java.util.Optional;

/**
 * A plan as a drop-in: each line with why it is safe or what it risks, and at the end what was left
 * out and which fact forbade it. The same plan gives the same bytes.
 */
public final class DropIn {
  /** Facts shown for one value; the profile has all of them. */
  private static final int SHOWN = 3;

  private final Plan plan;
  private final StringBuilder out = new StringBuilder(4096);

  private DropIn(Plan plan) {
    this.plan = plan;
  }

  /**
   * The text of the drop-in.
   *
   * @param proof what was done to prove it, a sentence or more: nothing, or trials
   */
  public static String text(Plan plan, String proof) {
    DropIn dropIn = new DropIn(plan);
    dropIn.head(proof);
    dropIn.body();
    dropIn.tail();
    return dropIn.out.toString();
  }

  private void head(String proof) {
    comment(
        "Sandbox of "
            + plan.unit()
            + ", made by ringfence for systemd "
            + plan.systemd()
            + " with "
            + plan.caution().word()
            + " caution.");
    comment(proof);
    comment("It holds for what the service did with the configuration it had.");
    for (Reason gap : plan.gaps()) {
      comment("Not exercised: " + gap.text() + ".");
    }
    out.append("[Service]\n");
  }

  private void body() {
    Optional<Topic> current = Optional.empty();
    for (Decision decision : plan.decisions()) {
      for (Value value : decision.lines()) {
        Topic topic = Topics.of(decision.directive());
        if (!current.equals(Optional.of(topic))) {
          out.append('\n');
          comment("--- " + topic.title() + " ---");
          current = Optional.of(topic);
        }
        reason(decision);
        for (Assignment line : value.assignments()) {
          out.append(line).append('\n');
        }
      }
    }
  }

  private void reason(Decision decision) {
    switch (decision.choice()) {
      case Decision.Choice.Take(Value _, Verdict verdict) -> {
        comment(sentence(verdict));
        if (!decision.directive().equals("SystemCallFilter")) {
          List<String> facts = verdict.facts().stream().map(FactText::sentence).distinct().toList();
          facts.stream().limit(SHOWN).forEach(fact -> comment("  " + fact));
          if (facts.size() > SHOWN) {
            comment("  and " + (facts.size() - SHOWN) + " more");
          }
        }
        for (Verdict.Breaks breaks : decision.against()) {
          comment("Not " + breaks.value() + ": " + breaks.sentence());
        }
      }
      case Decision.Choice.Pinned(Value _) -> comment("Kept so because it was asked for.");
      case Decision.Choice.Enough(_, _),
          Decision.Choice.Clash(_, _),
          Decision.Choice.Leave(String _) -> {
        // these write no lines
      }
    }
  }

  /** What holds for the whole plan stands at its head, and is not told again for each line. */
  private String sentence(Verdict verdict) {
    return verdict instanceof Verdict.Unproven unproven && plan.gaps().contains(unproven.reason())
        ? unproven.because() + " Unproven, see above."
        : verdict.sentence();
  }

  private void tail() {
    boolean first = true;
    for (Decision decision : plan.decisions()) {
      String text =
          switch (decision.choice()) {
            // What no fact had a say in is told elsewhere: it would be the same for every service.
            case Decision.Choice.Leave(String why) ->
                decision.verdicts().isEmpty() ? "" : decision.directive() + "=: " + why;
            case Decision.Choice.Enough(Value _, String how) ->
                decision.directive() + "=: " + how + ".";
            case Decision.Choice.Clash(var setting, Verdict.Breaks evidence) ->
                decision.directive()
                    + "=: the unit's own "
                    + setting.key()
                    + "="
                    + setting.value()
                    + " ("
                    + setting.location()
                    + ") contradicts what was seen: "
                    + evidence.sentence();
            case Decision.Choice.Take(_, _), Decision.Choice.Pinned(_) -> "";
          };
      if (!text.isEmpty()) {
        if (first) {
          out.append('\n');
          comment("--- Left as it is ---");
          first = false;
        }
        comment(text);
      }
    }
    plan.advice().forEach(advice -> comment("Advice: " + advice));
  }

  private void comment(String text) {
    Comments.add(out, text);
  }
}
