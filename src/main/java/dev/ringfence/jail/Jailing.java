package dev.ringfence.jail;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.derive.Caution;
import dev.ringfence.derive.Plan;
import dev.ringfence.derive.PlanOptions;
import dev.ringfence.derive.Planner;
import dev.ringfence.derive.Planning;
import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Surroundings;
import dev.ringfence.linux.AuditFeed;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.Stage;
import dev.ringfence.trial.JournalRecord;
import dev.ringfence.trial.Judgement;
import dev.ringfence.trial.Outcome;
import dev.ringfence.trial.Patience;
import dev.ringfence.trial.ProvingGround;
import dev.ringfence.trial.Run;
import dev.ringfence.trial.Workload;
import dev.ringfence.trial.hardening.Lane;
import dev.ringfence.trial.hardening.Trier;
import dev.ringfence.trial.hardening.Watch;
import dev.ringfence.trial.probe.VisibleTree;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From a unit to the smallest jail in which it was proven to work: the service is run and observed
 * in a clone, jails are tried there, and the winner is confirmed in a fresh clone, looked at from
 * inside, and tried once more after its packages were installed anew.
 *
 * @param unit the service
 * @param request what to boot
 * @param workload what exercises it
 * @param patience how long to wait
 * @param granularity how much comes with each file that it needs
 * @param surroundings the machine the jail is for
 * @param reinstall how its packages are installed once more
 */
public record Jailing(
    Unit unit,
    CloneRequest request,
    Workload workload,
    Patience patience,
    Granularity granularity,
    Surroundings surroundings,
    Reinstall reinstall) {
  /** A jail may pass in one clone and fail in the next only so often before we give up. */
  private static final int MOST_CONFIRMATIONS = 3;

  /** Once may go well on what the service left behind when it ran without a jail. */
  private static final int RESTARTS = 1;

  private static final int LAST_WORDS = 5;

  /** Sorts behind the unit's own drop-ins, and before those of trials. */
  private static final String LIFT = "zzz-ringfence-lift.conf";

  /** Does it. */
  public JailResult run(Progress progress) throws IOException {
    OwnSandbox own = new OwnSandbox(new Assigned(unit));
    Optional<String> objection = own.objection();
    if (objection.isPresent()) {
      return new JailResult.Unjailed(objection.get(), List.of());
    }
    AuditFeed.Opening audit = AuditFeed.open();
    try (Lane lane = open(audit)) {
      Optional<Outcome.Inconclusive> unfit = Judgement.unfit(lane.baseline());
      if (unfit.isPresent()) {
        return new JailResult.Inconclusive(
            unfit.get().reason(), unfit.get().remedy(), lastWords(lane.baseline()));
      }
      Profile profile = lane.profile();
      progress.observed(profile.facts().size(), lane.baseline().did());
      PlanOptions options =
          new PlanOptions(
              Caution.STRICT, false, List.of(), Set.copyOf(ApiViews.LOOSENED), Set.of());
      return switch (new Planner(options, surroundings).plan(profile, unit)) {
        case Planning.Refused(String reason) -> new JailResult.Inconclusive(reason, "", List.of());
        case Planning.Made(Plan plan) -> search(lane, profile, plan, audit, progress);
      };
    } finally {
      if (audit instanceof AuditFeed.Opening.Open(AuditFeed feed)) {
        feed.close();
      }
    }
  }

  private JailResult search(
      Lane lane, Profile profile, Plan plan, AuditFeed.Opening audit, Progress progress)
      throws IOException {
    Assigned assigned = new Assigned(unit);
    Evidence evidence = new Evidence(profile, assigned, surroundings);
    Tree tree = Tree.of(lane.booted().pid());
    List<Need> needs = ServiceNeeds.of(evidence, tree);
    PackageFiles packages =
        granularity == Granularity.PACKAGE
            ? PackageFiles.of(
                new Root(request.root()), needs.stream().map(Need::path).distinct().toList(), tree)
            : PackageFiles.none();
    Layout layout = new Layout(granularity, tree, ServiceNeeds.made(evidence), packages);
    String systemd = surroundings.systemd().release();
    Search search =
        new Search(
            new Design(assigned, plan, layout),
            lane,
            needs,
            new Hidden(profile.facts()),
            systemd,
            progress);
    for (int round = 0; round < MOST_CONFIRMATIONS; round++) {
      switch (search.run()) {
        case Search.Ending.Bad(String reason) -> {
          return new JailResult.Unjailed(reason, search.attempts());
        }
        case Search.Ending.Good(Jail jail, List<String> leftOut) -> {
          progress.begins("confirming in a fresh clone");
          try (Lane fresh = open(audit)) {
            Trier.Tried tried = search.confirm(jail, fresh, "the jail in a fresh clone");
            if (Search.isGood(tried)) {
              return proven(jail, leftOut, systemd, search, fresh, progress);
            }
          }
        }
      }
    }
    return new JailResult.Unjailed(
        "the jail worked in one clone and not in a fresh one", search.attempts());
  }

  private JailResult proven(
      Jail jail, List<String> leftOut, String systemd, Search search, Lane fresh, Progress progress)
      throws IOException {
    String dropIn = jail.dropIn(systemd, Proof.TRIED);
    progress.begins("looking around in the jail");
    UnitFile file = UnitFile.parse(Path.of("/50-ringfence.conf"), dropIn, UnitType.SERVICE);
    Unit jailed = unit.with(file);
    Clone clone = fresh.booted();
    Reach before = Reach.of(VisibleTree.of(clone, unit, Reach::counts));
    VisibleTree inside = VisibleTree.of(clone, jailed, _ -> true);
    List<String> strays = new Strays(jail, new Assigned(jailed)).in(inside);
    Upgrade upgrade = upgraded(jail, search, fresh, progress);
    return new JailResult.Works(
        jail, dropIn, leftOut, before, Reach.of(inside), strays, upgrade, search.attempts());
  }

  /**
   * The packages of its programs and of its unit are installed once more, and it is tried again.
   */
  private Upgrade upgraded(Jail jail, Search search, Lane fresh, Progress progress)
      throws IOException {
    List<String> versioned = Versions.in(jail.binds());
    progress.begins("installing its packages once more");
    return switch (reinstall.in(fresh.booted(), ownFiles(Tree.of(fresh.booted().pid())))) {
      case Reinstall.Done.Not(String why) -> new Upgrade(List.of(), false, why, versioned);
      case Reinstall.Done.Installed(List<String> packages) -> {
        Trier.Tried tried = search.confirm(jail, fresh, "the jail after an upgrade");
        yield new Upgrade(
            packages, Search.isGood(tried), Search.isGood(tried) ? "" : why(tried), versioned);
      }
    };
  }

  private static String why(Trier.Tried tried) {
    return tried.symptom().isEmpty() && !tried.denied().isEmpty()
        ? FactText.doing(tried.denied().getFirst()) + ", and was refused"
        : tried.symptom();
  }

  private List<String> ownFiles(Tree tree) {
    List<String> files = new ArrayList<>();
    for (Assigned.ExecLine line : new Assigned(unit).execLines()) {
      if (line.stage().kind() == Stage.Kind.EXEC_START) {
        files.addAll(tree.names(line.command().split("\\s", 2)[0]));
      }
    }
    String fragment = unit.fragment().toString();
    String root = request.root().toString();
    files.add(
        fragment.startsWith(root) && !root.equals("/")
            ? fragment.substring(root.length())
            : fragment);
    files.removeIf(file -> !file.startsWith("/"));
    return files;
  }

  private Lane open(AuditFeed.Opening audit) throws IOException {
    return Lane.open(
        unit, () -> Clone.boot(withoutOwnJail()), (clone, watch) -> proving(clone, audit, watch));
  }

  /** A unit that has a jail is run without it first, which may be why it does not work. */
  private CloneRequest withoutOwnJail() {
    List<Line> lifted = new OwnSandbox(new Assigned(unit)).lifted();
    StringBuilder dropIn = new StringBuilder("[Service]\n");
    lifted.forEach(line -> dropIn.append(line.text()).append('\n'));
    return lifted.isEmpty()
        ? request
        : request.withDropIn(unit.name().toString(), LIFT, dropIn.toString());
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

  private static List<String> lastWords(Run run) {
    List<String> lines = run.journal().stream().map(JournalRecord::message).toList();
    return lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size());
  }
}
