package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import dev.ringfence.score.LibseccompNames;
import dev.ringfence.score.Systemd;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The system calls that a filter has to let through.
 *
 * <p>A call that only ever failed with EPERM is not among them, because a filter answers the same.
 * One that failed otherwise is: libraries go on differently after ENOSYS than after EPERM.
 *
 * @param seen by name, each with the most telling fact
 * @param wide the same with their families, as far as this systemd's libseccomp knows the names
 */
record NeededCalls(Map<String, Fact.Syscall> seen, Set<String> wide) {
  static NeededCalls of(Evidence evidence) {
    Map<String, Fact.Syscall> seen = new TreeMap<>();
    for (Fact.Syscall call : evidence.facts(Fact.Syscall.class)) {
      boolean refusedAnyway =
          call.seen().outcome() instanceof Outcome.Failed(String errno) && errno.equals("EPERM");
      if (!refusedAnyway) {
        seen.merge(call.name(), call, (one, two) -> telling(one, two));
      }
    }
    Set<String> wide = new TreeSet<>(seen.keySet());
    wide.addAll(known(CallFamilies.widen(seen.keySet()), evidence.surroundings().systemd()));
    return new NeededCalls(seen, wide);
  }

  private static Fact.Syscall telling(Fact.Syscall one, Fact.Syscall two) {
    return Evidence.<Fact.Syscall>telling(java.util.List.of(one, two)).orElseThrow();
  }

  /** Names that exist on the architecture and that this libseccomp can tell to the kernel. */
  static Set<String> known(Collection<String> names, Systemd systemd) {
    LibseccompNames known = LibseccompNames.of(systemd.libseccomp(), systemd.architecture());
    Set<String> some = new TreeSet<>(names);
    some.removeIf(name -> !known.exists(name));
    return some;
  }

  /** The evidence that some of these calls are needed. */
  Optional<Fact.Syscall> anyOf(Collection<String> calls) {
    return Evidence.telling(
        seen.values().stream().filter(call -> calls.contains(call.name())).toList());
  }

  /** Whether one of these calls, or of their families, is needed. */
  boolean needs(Collection<String> calls) {
    return wide.stream().anyMatch(calls::contains);
  }
}
