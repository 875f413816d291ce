package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;

/** Loading modules, and looking at them, is against it. */
final class ProtectKernelModulesRule extends OnOff {
  private static final String MODULES = "/usr/lib/modules";
  private static final String BEFORE_MERGED_USR = "/lib/modules";

  ProtectKernelModulesRule() {
    super("ProtectKernelModules");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return firstOf(
        List.of(
            evidence.done(Fact.KernelModule.class, _ -> true),
            evidence.done(Fact.File.class, ProtectKernelModulesRule::isModule),
            evidence.done(Fact.Capability.class, it -> it.name().equals("CAP_SYS_MODULE"))));
  }

  private static boolean isModule(Fact.File file) {
    return Places.within(file.path(), MODULES)
        || Places.within(file.path(), BEFORE_MERGED_USR)
        || Places.within(file.asked(), BEFORE_MERGED_USR);
  }

  @Override
  String consequence() {
    return "be refused";
  }

  @Override
  String because() {
    return "It never loaded a kernel module, nor looked at one.";
  }
}
