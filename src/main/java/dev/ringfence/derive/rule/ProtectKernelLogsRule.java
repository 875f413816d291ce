package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kernel's log, by its call or by its files, is against it. */
final class ProtectKernelLogsRule extends OnOff {
  private static final Set<String> FILES = Set.of("/dev/kmsg", "/proc/kmsg");

  ProtectKernelLogsRule() {
    super("ProtectKernelLogs");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return firstOf(
        List.of(
            evidence.done(Fact.KernelLog.class, _ -> true),
            evidence.done(Fact.File.class, it -> FILES.contains(it.path())),
            evidence.done(Fact.Capability.class, it -> it.name().equals("CAP_SYSLOG"))));
  }

  @Override
  String consequence() {
    return "be refused";
  }

  @Override
  String because() {
    return "It never used the kernel's log.";
  }
}
