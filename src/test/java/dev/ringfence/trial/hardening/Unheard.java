package dev.ringfence.trial.hardening;

import dev.ringfence.derive.Plan;
import dev.ringfence.observe.Profile;
import dev.ringfence.trial.probe.Probed;
import java.util.List;

/** Nobody listens. */
final class Unheard implements Progress {
  @Override
  public void booted(List<String> notes) {}

  @Override
  public void observed(Profile profile, List<String> did) {}

  @Override
  public void planned(Plan plan) {}

  @Override
  public void tried(HardeningResult.Attempt attempt) {}

  @Override
  public void learnt(String consequence) {}

  @Override
  public void confirming() {}

  @Override
  public void probing() {}

  @Override
  public void probed(List<Probed> probes) {}
}
