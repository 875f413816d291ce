package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Code made at run time is against it, in the service or in any child. A just-in-time compiler that
 * was loaded but not seen at work leaves it unproven.
 */
final class MemoryDenyWriteExecuteRule extends OnOff {
  MemoryDenyWriteExecuteRule() {
    super("MemoryDenyWriteExecute");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return evidence.done(Fact.ExecutableMemory.class, _ -> true);
  }

  @Override
  String consequence() {
    return "be refused";
  }

  @Override
  String because() {
    return "Neither it nor a child made memory executable at run time.";
  }

  @Override
  Verdict otherwise(Evidence evidence) {
    List<Fact> loaded = new ArrayList<>();
    for (Fact.File file : evidence.done(Fact.File.class)) {
      if (file.access() == FileAccess.MAP_EXECUTABLE && Compilers.isOne(file.path())) {
        loaded.add(file);
      }
    }
    for (Fact.Child child : evidence.done(Fact.Child.class)) {
      if (Compilers.isOne(child.program())
          || child.libraries().stream().anyMatch(Compilers::isOne)) {
        loaded.add(child);
      }
    }
    List<Fact> eager =
        loaded.stream().filter(it -> Compilers.compilesByDefault(Compilers.name(it))).toList();
    Optional<Fact> compiler = Evidence.telling(eager.isEmpty() ? loaded : eager);
    if (compiler.isEmpty()) {
      return super.otherwise(evidence);
    }
    String name = Compilers.name(compiler.get());
    return evidence.unproven(
        on(),
        because(),
        new Reason.Dormant(name + " can compile code at run time, though it was not seen to"),
        Compilers.compilesByDefault(name) ? Level.VERY_HIGH : Level.MEDIUM,
        List.of(compiler.get()));
  }
}
