package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Native alone, and with it those of foreign programs that were run. */
final class SystemCallArchitecturesRule implements Rule {
  private static final String NAME = "SystemCallArchitectures";

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Abi host = nativeAbi(evidence);
    EnumSet<Abi> foreign = EnumSet.noneOf(Abi.class);
    List<Fact.Syscall> support = new ArrayList<>();
    for (Fact.Syscall call : evidence.done(Fact.Syscall.class)) {
      if (call.abi() != host && foreign.add(call.abi())) {
        support.add(call);
      }
    }
    Value only = Value.of(NAME, "native");
    List<Verdict> verdicts = new ArrayList<>();
    Optional<Fact.Syscall> first = Evidence.telling(support);
    if (first.isPresent()) {
      verdicts.add(new Verdict.Breaks(only, first.get(), "be refused"));
      StringBuilder text = new StringBuilder("native");
      foreign.forEach(abi -> text.append(' ').append(abi.systemdName()));
      verdicts.add(
          evidence.unopposed(
              Value.of(NAME, text.toString()),
              "It made no system calls but native ones and those of "
                  + String.join(", ", foreign.stream().map(Abi::systemdName).toList())
                  + ".",
              support));
    } else {
      verdicts.add(evidence.unopposed(only, "It made no system calls but native ones.", List.of()));
    }
    return verdicts;
  }

  static Abi nativeAbi(Evidence evidence) {
    return switch (evidence.surroundings().systemd().architecture()) {
      case AARCH64 -> Abi.ARM64;
      case X86_64 -> Abi.X86_64;
      default -> Abi.X86_64;
    };
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    List<String> own = evidence.unit().words(NAME);
    if (own.isEmpty()) {
      return new Standing.Open();
    }
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Breaks breaks
          && breaks.fact() instanceof Fact.Syscall call
          && !own.contains(call.abi().systemdName())) {
        return new Standing.Clash(evidence.unit().last(NAME).orElseThrow(), breaks);
      }
    }
    List<String> needed = List.of(planned.text().split(" "));
    return needed.containsAll(own)
        ? new Standing.Enough("the unit sets " + NAME + "=" + String.join(" ", own))
        : new Standing.Tighten(planned.afterReset());
  }

  @Override
  public List<Refused> refused(Evidence evidence) {
    List<String> own = evidence.unit().words(NAME);
    Abi host = nativeAbi(evidence);
    List<Refused> refused = new ArrayList<>();
    for (Fact.Syscall call : evidence.done(Fact.Syscall.class)) {
      if (!own.isEmpty() && call.abi() != host && !own.contains(call.abi().systemdName())) {
        refused.add(
            Refused.by(
                evidence.unit().last(NAME).orElseThrow(), call, NAME, call.abi().systemdName()));
      }
    }
    return refused;
  }
}
