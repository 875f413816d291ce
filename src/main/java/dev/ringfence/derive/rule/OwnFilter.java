package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import dev.ringfence.unit.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The filter that a unit has already. */
record OwnFilter(OwnList calls) {
  static Optional<OwnFilter> read(Evidence evidence) {
    List<Setting> settings = evidence.unit().settings(SystemCallFilterRule.NAME);
    return OwnList.read(settings, text -> calls(text, evidence)).map(OwnFilter::new);
  }

  /** The calls that the words stand for; {@code :EPERM} after one says only how it is refused. */
  private static Set<String> calls(String text, Evidence evidence) {
    Set<String> calls = new TreeSet<>();
    for (String word : text.split("\\s+", -1)) {
      int colon = word.indexOf(':');
      String name = colon < 0 ? word : word.substring(0, colon);
      if (name.startsWith("@")) {
        calls.addAll(Calls.of(name, evidence));
      } else if (!name.isEmpty()) {
        calls.add(name);
      }
    }
    return calls;
  }

  private boolean allowed(String call, Evidence evidence) {
    // An allow-list lets these through whether it names them or not.
    return calls.allowed(call) || (calls.allows() && Calls.of("@default", evidence).contains(call));
  }

  /** The calls that were made and that this filter refuses. */
  private List<Fact.Syscall> refusedCalls(Evidence evidence) {
    List<Fact.Syscall> refused = new ArrayList<>();
    for (Fact.Syscall call : NeededCalls.of(evidence).seen().values()) {
      if (!allowed(call.name(), evidence)) {
        refused.add(call);
      }
    }
    return refused;
  }

  List<Refused> refused(Evidence evidence) {
    return refusedCalls(evidence).stream()
        .map(call -> Refused.by(calls.last(), call, SystemCallFilterRule.NAME, call.name()))
        .toList();
  }

  /** A call that was made and that this filter refuses. */
  Optional<Standing> clash(Evidence evidence) {
    return Evidence.telling(refusedCalls(evidence))
        .map(call ->
            new Standing.Clash(
                calls.last(),
                new Verdict.Breaks(
                    Value.of(SystemCallFilterRule.NAME, calls.last().value()),
                    call,
                    "be refused")));
  }

  /**
   * How it stands to a planned filter. Where the plan is within it, the plan takes its place. Else
   * only what the plan takes away is taken away from it too.
   */
  Standing standing(Evidence evidence, Value planned) {
    Optional<Standing> clash = clash(evidence);
    if (clash.isPresent()) {
      return clash.get();
    }
    Set<String> allowed = new TreeSet<>();
    Set<String> taken = new TreeSet<>();
    List<String> takingLines = new ArrayList<>();
    for (String text : planned.texts(SystemCallFilterRule.NAME)) {
      if (text.startsWith("~")) {
        takingLines.add(text);
        taken.addAll(calls(text.substring(1), evidence));
      } else {
        allowed.addAll(calls(text, evidence));
      }
    }
    allowed.removeAll(taken);
    if (allowed.stream().allMatch(call -> allowed(call, evidence))) {
      return calls.allows() && allowed.containsAll(calls.names())
          ? enough()
          : new Standing.Tighten(planned.afterReset());
    }
    if (taken.stream().noneMatch(call -> calls.allowed(call))) {
      return enough();
    }
    List<Assignment> lines = new ArrayList<>();
    takingLines.forEach(line -> lines.add(new Assignment(SystemCallFilterRule.NAME, line)));
    planned.assignments().stream()
        .filter(line -> !line.directive().equals(SystemCallFilterRule.NAME))
        .forEach(lines::add);
    return new Standing.Tighten(new Value(lines));
  }

  private Standing enough() {
    return new Standing.Enough("the unit sets its own filter (" + calls.last().location() + ")");
  }
}
