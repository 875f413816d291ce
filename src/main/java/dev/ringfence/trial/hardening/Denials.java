package dev.ringfence.trial.hardening;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Seen;
import dev.ringfence.trial.Denied;
import dev.ringfence.trial.RefusedByDesign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells what a sandbox refuses a service from what fails for it anyway. */
public final class Denials {
  /** What the kernel answers where a sandbox forbids, see the tables of systemd.exec(5). */
  private static final Set<String> FORBIDDEN =
      Set.of("EPERM", "EACCES", "EROFS", "ENOSYS", "EAFNOSUPPORT");

  /**
   * What it answers where a sandbox hides: things are not there. They count only where they were
   * there before, because programs look for many a thing that is nowhere.
   */
  private static final Set<String> HIDDEN =
      Set.of("ENOENT", "ENODEV", "ENXIO", "ENOTDIR", "ENETUNREACH", "ECONNREFUSED", "EINVAL");

  private final Set<Fact> succeeded = new HashSet<>();
  private final Set<Fact> failed = new HashSet<>();

  /** Against what the service did unhardened. */
  public Denials(List<Fact> baseline) {
    for (Fact fact : baseline) {
      (fact.seen().outcome().succeeded() ? succeeded : failed).add(deed(fact));
    }
  }

  /** All facts that are refusals. */
  public List<Fact> in(List<Fact> facts) {
    Buffers buffers = new Buffers(facts);
    return facts.stream().filter(this::isDenial).filter(fact -> !buffers.covers(fact)).toList();
  }

  /** Those refusals that did not happen unhardened. */
  public List<Fact> newIn(List<Fact> facts) {
    List<Fact> fresh = new ArrayList<>();
    for (Fact fact : in(facts)) {
      if (!failed.contains(deed(fact))) {
        fresh.add(fact);
      }
    }
    return fresh;
  }

  private boolean isDenial(Fact fact) {
    return switch (fact.seen().outcome()) {
      case Outcome.Ok() -> false;
      case Outcome.DeniedBySeccomp(String action) -> !isByDesign(fact, action);
      case Outcome.Failed(String errno) ->
          FORBIDDEN.contains(errno)
              || (HIDDEN.contains(errno) && succeeded.contains(deed(fact)) && !isCall(fact));
    };
  }

  private static boolean isByDesign(Fact fact, String action) {
    return action.equals("ENOSYS")
        && fact instanceof Fact.Syscall call
        && RefusedByDesign.isAnswered(call.name());
  }

  /** A call alone, without what it was about, fails for a hundred reasons. */
  private static boolean isCall(Fact fact) {
    return fact instanceof Fact.Syscall;
  }

  /** The fact as if it had been allowed, for a plan that allows it. */
  public static Fact allowed(Fact fact) {
    Seen seen = fact.seen();
    return fact.withSeen(
        new Seen(
            seen.stage(),
            seen.process(),
            new Outcome.Ok(),
            seen.first(),
            seen.last(),
            seen.count()));
  }

  public static Denied.Operation operation(Fact fact) {
    return new Denied.Operation(
        fact.seen().process(),
        fact instanceof Fact.Syscall call ? call.name() : fact.call(),
        fact instanceof Fact.Syscall ? "" : FactText.subject(fact),
        fact.seen().outcome().text());
  }

  /** The same for every sighting of one fact. */
  public static Fact identity(Fact fact) {
    Seen seen = fact.seen();
    return fact.withSeen(
        new Seen(seen.stage(), seen.process(), seen.outcome(), Instant.EPOCH, Instant.EPOCH, 1));
  }

  /** What was attempted by whom, whatever came of it. */
  private static Fact deed(Fact fact) {
    return identity(allowed(fact));
  }
}
