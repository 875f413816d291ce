package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.util.List;
import java.util.Optional;

/** A look at another process is against it, and so is a listing of /proc, which finds them. */
final class ProtectProcRule extends OnScale {
  ProtectProcRule() {
    super("ProtectProc");
  }

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Value invisible = value("invisible");
    Optional<? extends Fact> looked =
        OnOff.firstOf(
            List.of(
                evidence.done(Fact.OtherProcess.class, _ -> true),
                evidence.done(
                    Fact.File.class,
                    it -> it.path().equals("/proc") && it.access() == FileAccess.LIST)));
    return List.of(
        looked
            .<Verdict>map(
                fact -> new Verdict.Breaks(invisible, fact, "not find the processes of others"))
            .orElseGet(() ->
                evidence.unopposed(
                    invisible, "It never looked at a process that is not its own.", List.of())));
  }
}
