package dev.ringfence.trial.hardening;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.derive.PlanOptions;
import dev.ringfence.derive.evidence.Surroundings;
import dev.ringfence.linux.AuditFeed;
import dev.ringfence.observe.Profile;
import dev.ringfence.trial.Outcome;
import dev.ringfence.trial.Patience;
import dev.ringfence.trial.ProvingGround;
import dev.ringfence.trial.Run;
import dev.ringfence.trial.Workload;
import dev.ringfence.trial.probe.ProbeRun;
import dev.ringfence.trial.probe.Probed;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * From a unit to a sandbox that was proven: the unhardened service is run and observed in a clone,
 * a plan is made and tried until one works, and the winner is confirmed in a fresh clone with one
 * CPU.
 *
 * @param unit the service
 * @param request what to boot
 * @param workload what exercises it
 * @param patience how long to wait
 * @param given profiles of production, which count as if they were seen here
 * @param options what is asked of the plan
 * @param surroundings the machine the plan is for
 */
public record Hardening(
    Unit unit,
    CloneRequest request,
    Workload workload,
    Patience patience,
    List<Profile> given,
    PlanOptions options,
    Surroundings surroundings) {
  /** A plan may pass in one clone and fail in the next only so often before we give up. */
  private static final int MOST_CONFIRMATIONS = 3;

  /** Once may go well on what the unhardened service left behind. */
  private static final int RESTARTS = 2;

  public Hardening {
    given = List.copyOf(given);
  }

  /** Does it. */
  public HardeningResult run(Progress progress) throws IOException {
    AuditFeed.Opening audit = AuditFeed.open();
    try (Watch watch = Watch.of(unit)) {
      Search search = new Search(unit, surroundings, options, given, watch, progress);
      try (Grounds grounds =
          new Grounds(() -> Clone.boot(request), clone -> proving(clone, audit, watch))) {
        progress.booted(grounds.booted().notes());
        for (int round = 0; round < MOST_CONFIRMATIONS; round++) {
          switch (search.run(grounds)) {
            case Search.Ending.Bad(HardeningResult result) -> {
              return result;
            }
            case Search.Ending.Good(Search.Found found) -> {
              progress.confirming();
              Optional<List<Probed>> probes = confirm(found, audit, watch, search, progress);
              if (probes.isPresent()) {
                return new HardeningResult.Works(
                    found.plan(), found.dropIn(), found.profile(), search.attempts(), probes.get());
              }
            }
          }
        }
        return new HardeningResult.Unhardened(
            "the plan worked in one clone and not in a fresh one with one CPU", search.attempts());
      }
    } finally {
      if (audit instanceof AuditFeed.Opening.Open(AuditFeed feed)) {
        feed.close();
      }
    }
  }

  /**
   * Unhardened and then under the plan, in a fresh clone with one CPU; where it works, the sandbox
   * is probed.
   */
  private Optional<List<Probed>> confirm(
      Search.Found found, AuditFeed.Opening audit, Watch watch, Search search, Progress progress)
      throws IOException {
    try (Clone fresh = Clone.boot(request.withCpus(1));
        ProvingGround proving = proving(fresh, audit, watch)) {
      watch.nextIsUnhardened();
      Run baseline = proving.runUnhardened();
      long begin = System.nanoTime();
      Outcome outcome = proving.attempt(found.dropIn(), baseline);
      search.confirmed(outcome, (System.nanoTime() - begin) / 1_000_000);
      if (!(outcome instanceof Outcome.Works)) {
        return Optional.empty();
      }
      progress.probing();
      UnitFile dropIn =
          UnitFile.parse(Path.of("/50-ringfence.conf"), found.dropIn(), UnitType.SERVICE);
      List<Probed> probes = ProbeRun.of(fresh, request.root(), unit.with(dropIn));
      progress.probed(probes);
      return Optional.of(probes);
    }
  }

  private ProvingGround proving(Clone where, AuditFeed.Opening audit, Watch watch)
      throws IOException {
    return ProvingGround.of(
        where,
        unit.name().toString(),
        workload,
        RESTARTS,
        patience,
        audit,
        watch,
        dev.ringfence.trial.Progress.NONE);
  }
}
