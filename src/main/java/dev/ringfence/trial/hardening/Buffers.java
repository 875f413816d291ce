package dev.ringfence.trial.hardening;

import dev.ringfence.observe.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Larger socket buffers that were refused: no denial, because who asks for them goes on with
 * smaller ones. The call that asked is known as one that failed, and not for what; it counts as
 * explained where its process was refused no capability by that call but for buffers.
 */
final class Buffers {
  private final Set<Ask> asks = new HashSet<>();

  /** In the facts of one run. */
  Buffers(List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.Capability asked
          && Ask.isRefused(fact)
          && asked.isForLargerBuffers()) {
        asks.add(Ask.of(fact));
      }
    }
    for (Fact fact : facts) {
      if (fact instanceof Fact.Capability asked
          && Ask.isRefused(fact)
          && !asked.isForLargerBuffers()) {
        asks.remove(Ask.of(fact));
      }
    }
  }

  /** Whether this refusal is about nothing but buffers. */
  boolean covers(Fact fact) {
    return switch (fact) {
      case Fact.Capability asked -> asked.isForLargerBuffers();
      case Fact.Syscall _ -> Ask.isRefused(fact) && asks.contains(Ask.of(fact));
      default -> false;
    };
  }
}
