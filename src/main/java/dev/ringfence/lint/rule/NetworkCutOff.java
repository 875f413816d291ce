package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** A service that needs the network and gets none. */
public final class NetworkCutOff implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "network-cut-off",
          Severity.WARNING,
          "PrivateNetwork=yes for a service that talks to the network.",
          "The service sees only a loopback of its own: nobody reaches what it listens on, and it reaches nobody. Only sockets that a socket unit hands over stay connected.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> cut = subject.assigned("PrivateNetwork").filter(Assigned::isYes);
    boolean other =
        !subject.settings("NetworkNamespacePath").isEmpty()
            || !subject.unit().settings("Unit", "JoinsNamespaceOf").isEmpty();
    if (cut.isEmpty() || other) {
      return;
    }
    Optional<String> sign = NetworkSigns.of(subject);
    sign.ifPresent(says ->
        findings.add(
            cut.get().setting(),
            says + ", but PrivateNetwork=yes leaves it only a loopback of its own",
            Fix.byHand(
                "Let a socket unit listen for it, or restrict it with IPAddressDeny= and"
                    + " RestrictAddressFamilies= instead.")));
  }
}
