package dev.ringfence.trial;

import java.io.IOException;
import java.util.Optional;

/**
 * A service run unhardened and then with a drop-in.
 *
 * @param unit its whole name
 * @param systemd the version in the clone, such as {@code 252.38-1~deb12u1}
 * @param dropIn what was tried
 * @param baseline the unhardened run
 * @param outcome what came of the hardened one
 */
public record Experiment(
    String unit, String systemd, TriedDropIn dropIn, Run baseline, Outcome outcome) {
  /** Does it; nothing is hardened when the service does not even work unhardened. */
  public static Experiment conduct(ProvingGround ground, TriedDropIn dropIn) throws IOException {
    Run baseline = ground.runUnhardened();
    Optional<Outcome.Inconclusive> unfit = Judgement.unfit(baseline);
    Outcome outcome =
        unfit.isPresent()
            ? unfit.get()
            : dropIn.isEmpty()
                ? new Outcome.Works(baseline)
                : ground.attempt(dropIn.text(), baseline);
    return new Experiment(ground.unit(), ground.systemdVersion(), dropIn, baseline, outcome);
  }
}
