package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Setting the host's name or domain is against it. */
final class ProtectHostnameRule extends OnOff {
  private static final Set<String> NAMES =
      Set.of("/proc/sys/kernel/hostname", "/proc/sys/kernel/domainname");

  ProtectHostnameRule() {
    super("ProtectHostname");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return firstOf(
        List.of(
            evidence.done(Fact.Hostname.class, _ -> true),
            evidence.done(Fact.Sysctl.class, it -> NAMES.contains(it.path()))));
  }

  @Override
  String consequence() {
    return "be refused";
  }

  @Override
  String because() {
    return "It never set the host's name.";
  }
}
