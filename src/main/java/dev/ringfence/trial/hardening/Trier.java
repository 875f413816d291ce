package dev.ringfence.trial.hardening;

import dev.ringfence.observe.Fact;
import java.io.IOException;
import java.util.List;

/** Tries drop-ins on a service that is known to work without one. */
public interface Trier {
  /**
   * What came of a drop-in.
   *
   * @param outcome works, degraded, broken or inconclusive
   * @param symptom what went wrong, in words; empty when nothing did
   * @param denied what was refused that is not refused unhardened
   */
  record Tried(String outcome, String symptom, List<Fact> denied, long milliseconds) {
    public Tried {
      denied = List.copyOf(denied);
    }

    /** Whether it worked, and nothing was refused that is not refused unhardened. */
    public boolean works() {
      return outcome.equals("works");
    }
  }

  /** Tries them, side by side as far as this machine can; one answer each, in their order. */
  List<Tried> tryAll(List<String> dropIns) throws IOException;

  /** How many it tries at once. */
  int width();

  /** Tries one. */
  default Tried tryOne(String dropIn) throws IOException {
    return tryAll(List.of(dropIn)).getFirst();
  }
}
