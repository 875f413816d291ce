package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writing what it makes read-only is against it, and so is reading the two files that it hides.
 * Source: protect_kernel_tunables_proc_table and _sys_table in systemd's src/core/namespace.c.
 */
final class ProtectKernelTunablesRule extends OnOff {
  private static final List<String> READ_ONLY =
      List.of(
          "/proc/acpi",
          "/proc/apm",
          "/proc/asound",
          "/proc/bus",
          "/proc/fs",
          "/proc/irq",
          "/proc/latency_stats",
          "/proc/mtrr",
          "/proc/scsi",
          "/proc/sys",
          "/proc/sysrq-trigger",
          "/proc/timer_stats",
          "/sys");
  private static final List<String> STILL_WRITABLE = List.of("/sys/fs/cgroup", "/sys/fs/selinux");
  private static final Set<String> HIDDEN = Set.of("/proc/kallsyms", "/proc/kcore");

  ProtectKernelTunablesRule() {
    super("ProtectKernelTunables");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return firstOf(
        List.of(
            evidence.done(Fact.Sysctl.class, _ -> true),
            evidence.done(Fact.File.class, ProtectKernelTunablesRule::isAgainst)));
  }

  private static boolean isAgainst(Fact.File file) {
    return HIDDEN.contains(file.path())
        || (file.access().changes()
            && READ_ONLY.stream().anyMatch(place -> Places.within(file.path(), place))
            && STILL_WRITABLE.stream().noneMatch(place -> Places.within(file.path(), place)));
  }

  @Override
  String consequence() {
    return "be refused";
  }

  @Override
  String because() {
    return "It never changed a kernel setting below /proc or /sys.";
  }
}
