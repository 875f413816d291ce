package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;

/** A set-ID program, or one with file capabilities, that was run is against it. */
final class NoNewPrivilegesRule extends OnOff {
  NoNewPrivilegesRule() {
    super("NoNewPrivileges");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return evidence.done(Fact.Child.class, it -> it.setId() || !it.fileCapabilities().isEmpty());
  }

  @Override
  String consequence() {
    return "run without the privileges that the file gives";
  }

  @Override
  String because() {
    return "It never ran a program that gains privileges (set-ID, or with file capabilities).";
  }

  @Override
  Verdict otherwise(Evidence evidence) {
    return evidence.surroundings().securityModules().contains("selinux")
        ? evidence.unproven(
            on(),
            because(),
            new Reason.Dormant(
                "SELinux is active, and without a rule for it a service with NoNewPrivileges= stays"
                    + " in systemd's own domain"),
            Level.MEDIUM,
            List.of())
        : super.otherwise(evidence);
  }
}
