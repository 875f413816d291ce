package dev.ringfence.trial.hardening;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.derive.PlanOptions;
import dev.ringfence.derive.evidence.Surroundings;
import dev.ringfence.linux.AuditFeed;
import dev.ringfence.observe.Profile;
import dev.ringfence.trial.JournalRecord;
import dev.ringfence.trial.Judgement;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

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

  private static final int LAST_WORDS = 5;

  private static final int CPUS = Runtime.getRuntime().availableProcessors();

  public Hardening {
    given = List.copyOf(given);
  }

  /** Does it. */
  public HardeningResult run(Progress progress) throws IOException {
    AuditFeed.Opening audit = AuditFeed.open();
    AtomicBoolean told = new AtomicBoolean();
    Lane.Prepare prepare =
        (clone, watch) -> {
          if (!told.getAndSet(true)) {
            progress.booted(clone.notes());
          }
          return proving(clone, audit, watch);
        };
    try (Lanes lanes = new Lanes(() -> Lane.open(unit, () -> Clone.boot(request), prepare), CPUS)) {
      Lane first = lanes.first();
      Optional<Outcome.Inconclusive> unfit =
          Judgement.unfit(first.baseline(), first.profile().facts());
      if (unfit.isPresent()) {
        return new HardeningResult.Inconclusive(
            unfit.get().reason(), unfit.get().remedy(), lastWords(first.baseline()));
      }
      List<Profile> profiles = new ArrayList<>(given);
      profiles.add(first.profile());
      Profile profile = Profile.merge(profiles);
      progress.observed(profile, first.baseline().did());
      return search(
          new Search(unit, surroundings, options, profile, lanes, progress),
          first,
          audit,
          progress);
    } finally {
      if (audit instanceof AuditFeed.Opening.Open(AuditFeed feed)) {
        feed.close();
      }
    }
  }

  private HardeningResult search(
      Search search, Lane first, AuditFeed.Opening audit, Progress progress) throws IOException {
    for (int round = 0; round < MOST_CONFIRMATIONS; round++) {
      switch (search.run()) {
        case Search.Ending.Bad(HardeningResult result) -> {
          return result;
        }
        case Search.Ending.Good(Search.Found found) -> {
          progress.confirming();
          Optional<List<Probed>> probes = confirm(found, first, audit, search, progress);
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

  private static List<String> lastWords(Run run) {
    List<String> lines = run.journal().stream().map(JournalRecord::message).toList();
    return lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size());
  }

  /**
   * Unhardened and then under the plan, in a fresh clone with one CPU; where it works, the sandbox
   * is probed.
   */
  private Optional<List<Probed>> confirm(
      Search.Found found, Lane first, AuditFeed.Opening audit, Search search, Progress progress)
      throws IOException {
    try (Lane fresh =
        first.beside(
            () -> Clone.boot(request.withCpus(1)),
            (clone, watch) -> proving(clone, audit, watch))) {
      Clone clone = fresh.booted();
      Trier.Tried tried = fresh.attempt(found.dropIn());
      search.confirmed(found.plan(), tried);
      if (!tried.works()) {
        return Optional.empty();
      }
      progress.probing();
      UnitFile dropIn =
          UnitFile.parse(Path.of("/50-ringfence.conf"), found.dropIn(), UnitType.SERVICE);
      List<Probed> probes = ProbeRun.of(clone, request.root(), unit.with(dropIn));
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
