package dev.ringfence.lint.rule;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.UnitType;
import java.util.Optional;

/** Sandboxing of a socket unit, which its service does not inherit. */
public final class SandboxOnSocket implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "sandbox-on-socket",
          Severity.WARNING,
          "Sandboxing in a socket unit.",
          "In [Socket] it holds for the commands of the socket unit itself, and not for the service that it starts.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (subject.unit().type() != UnitType.SOCKET || !subject.commands().isEmpty()) {
      return;
    }
    for (String name : subject.directives()) {
      Optional<Directive> directive = Catalogue.find(name);
      if (directive.isPresent()
          && directive.get().entry().placement().reach() == Placement.Reach.EACH_COMMAND
          && !makesSockets(name)) {
        for (Setting setting : subject.settings(name)) {
          findings.add(
              setting,
              setting.key()
                  + "= holds for commands of the socket unit, which has none, and not for its"
                  + " service",
              Fix.byHand("Move it into the [Service] section of the service."));
        }
      }
    }
  }

  /** Settings that matter where the socket is made. */
  private static boolean makesSockets(String directive) {
    return switch (directive) {
      case "PrivateNetwork",
          "NetworkNamespacePath",
          "SELinuxContext",
          "SmackProcessLabel",
          "UMask",
          "RemoveIPC" ->
          true;
      default -> false;
    };
  }
}
