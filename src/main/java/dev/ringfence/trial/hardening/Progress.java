package dev.ringfence.trial.hardening;

import dev.ringfence.derive.Plan;
import dev.ringfence.observe.Profile;
import dev.ringfence.trial.probe.Probed;
import java.util.List;

/** Is told how a hardening goes. */
public interface Progress {
  /** A clone was booted; what is not in it as on the host, if anything. */
  void booted(List<String> notes);

  /**
   * The unhardened service ran and was observed.
   *
   * @param did what was done with it, in order, in words such as {@code reloaded}
   */
  void observed(Profile profile, List<String> did);

  /** The first plan was made. */
  void planned(Plan plan);

  /** A trial ended. */
  void tried(HardeningResult.Attempt attempt);

  /** What is done about the last trial that was not in search of a directive. */
  void learnt(String consequence);

  /** The winner is tried once more in a fresh clone. */
  void confirming();

  /** It worked there, and its sandbox is probed. */
  void probing();

  /** What came of the probes. */
  void probed(List<Probed> probes);
}
