package dev.ringfence.trial.hardening;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Seen;

/** What asks the kernel for a capability: who, when in the service's life, by which call. */
record Ask(String stage, String process, String call) {
  static Ask of(Fact fact) {
    Seen seen = fact.seen();
    return new Ask(seen.stage().toString(), seen.process(), fact.call());
  }

  /** Whether it was refused as the lack of a capability is. */
  static boolean isRefused(Fact fact) {
    return fact.seen().outcome() instanceof Outcome.Failed(String errno) && errno.equals("EPERM");
  }
}
