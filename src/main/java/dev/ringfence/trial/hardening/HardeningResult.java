package dev.ringfence.trial.hardening;

import dev.ringfence.derive.Plan;
import dev.ringfence.observe.Profile;
import dev.ringfence.trial.probe.Probed;
import java.util.List;

/** What came of a hardening. */
public sealed interface HardeningResult {
  /** Every trial that ran, in order. */
  List<Attempt> attempts();

  /**
   * A plan that works.
   *
   * @param plan what it sets, and why
   * @param dropIn its text
   * @param profile what was seen of the service, and what trials showed it to need
   * @param probes whether the directives of the sandbox bite
   */
  record Works(
      Plan plan, String dropIn, Profile profile, List<Attempt> attempts, List<Probed> probes)
      implements HardeningResult {
    public Works {
      attempts = List.copyOf(attempts);
      probes = List.copyOf(probes);
    }
  }

  /**
   * No plan worked, so that the unit stays as it is.
   *
   * @param reason in one line
   */
  record Unhardened(String reason, List<Attempt> attempts) implements HardeningResult {
    public Unhardened {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * Nothing can be said here.
   *
   * @param reason in one line
   * @param remedy what the user can do, in one line; may be empty
   * @param journal the last that the service and systemd about it said
   */
  record Inconclusive(String reason, String remedy, List<String> journal)
      implements HardeningResult {
    public Inconclusive {
      journal = List.copyOf(journal);
    }

    @Override
    public List<Attempt> attempts() {
      return List.of();
    }
  }

  /**
   * One trial.
   *
   * @param name what was tried
   * @param outcome works, degraded, broken or inconclusive
   * @param consequence what was found, and what was done about it
   * @param denied operations that were refused and had not been before
   * @param milliseconds how long it took
   */
  record Attempt(
      String name, String outcome, String consequence, List<String> denied, long milliseconds) {
    public Attempt {
      denied = List.copyOf(denied);
    }
  }
}
