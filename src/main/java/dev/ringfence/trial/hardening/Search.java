package dev.ringfence.trial.hardening;

import dev.ringfence.derive.Decision;
import dev.ringfence.derive.DropIn;
import dev.ringfence.derive.Plan;
import dev.ringfence.derive.PlanOptions;
import dev.ringfence.derive.Planner;
import dev.ringfence.derive.Planning;
import dev.ringfence.derive.evidence.Surroundings;
import dev.ringfence.observe.Coverage;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import dev.ringfence.trial.Judgement;
import dev.ringfence.trial.Outcome;
import dev.ringfence.trial.Run;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the strictest plan under which a service works. What a trial shows to be needed becomes
 * a fact, and the plan is made anew: more facts never make a stricter plan, so this ends. Where no
 * denial explains a failure, directives are left out by delta debugging.
 */
final class Search {
  /** Each round allows something more; a service that needs more than this is not understood. */
  private static final int MOST_ROUNDS = 16;

  private final Unit unit;
  private final Surroundings surroundings;
  private final Watch watch;
  private final Progress progress;
  private final List<HardeningResult.Attempt> attempts = new ArrayList<>();
  private PlanOptions options;
  private Profile profile;

  Search(
      Unit unit,
      Surroundings surroundings,
      PlanOptions options,
      List<Profile> given,
      Watch watch,
      Progress progress) {
    this.unit = unit;
    this.surroundings = surroundings;
    this.options = options;
    this.profile = Profile.merge(given);
    this.watch = watch;
    this.progress = progress;
  }

  /** What the search has learnt, for another ground to confirm. */
  record Found(Plan plan, String dropIn, Profile profile) {}

  /** Either a plan that works, or why there is none. */
  sealed interface Ending {
    record Good(Found found) implements Ending {}

    record Bad(HardeningResult result) implements Ending {}
  }

  /** Runs the service unhardened, then under one plan after the other until one works. */
  Ending run(Grounds grounds) throws IOException {
    watch.nextIsUnhardened();
    Run baseline = grounds.current().runUnhardened();
    Optional<Outcome.Inconclusive> unfit = Judgement.unfit(baseline);
    if (unfit.isPresent()) {
      return new Ending.Bad(
          new HardeningResult.Inconclusive(unfit.get().reason(), unfit.get().remedy()));
    }
    profile = Profile.merge(List.of(profile, watch.profile(Result.WORKED)));
    progress.observed(profile, baseline.did());
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      Plan plan;
      switch (planner(options).plan(profile, unit)) {
        case Planning.Refused(String reason) -> {
          return new Ending.Bad(new HardeningResult.Inconclusive(reason, ""));
        }
        case Planning.Made(Plan made) -> plan = made;
      }
      if (round == 1) {
        progress.planned(plan);
      }
      if (plan.assignments().isEmpty()) {
        return new Ending.Bad(
            new HardeningResult.Unhardened(
                "nothing is left that this service tolerates", attempts));
      }
      String dropIn = DropIn.text(plan, Proof.TRIED);
      long begin = System.nanoTime();
      Outcome outcome = attempt(grounds, dropIn, baseline);
      long milliseconds = (System.nanoTime() - begin) / 1_000_000;
      String name = round == 1 ? "the whole plan" : "plan " + round;
      if (outcome instanceof Outcome.Works) {
        note(name, outcome, "Nothing was refused that was not refused before.", milliseconds);
        return new Ending.Good(new Found(plan, dropIn, profile));
      }
      String consequence = relax(grounds, baseline, plan, outcome);
      note(name, outcome, consequence, milliseconds);
    }
    return new Ending.Bad(
        new HardeningResult.Unhardened(
            "no plan worked in " + MOST_ROUNDS + " rounds: see the trials", attempts));
  }

  /** Every trial so far. */
  List<HardeningResult.Attempt> attempts() {
    return attempts;
  }

  /** Notes the trial in the fresh clone, and learns from it if it did not work. */
  void confirmed(Outcome outcome, long milliseconds) {
    String name = "the plan in a fresh clone with one CPU";
    if (outcome instanceof Outcome.Works) {
      note(name, outcome, "Confirmed.", milliseconds);
    } else {
      List<Fact> wishes = watch.newDenials().stream().map(Denials::allowed).toList();
      profile = Profile.merge(List.of(profile, new Profile(profile.unit(), Coverage.NONE, wishes)));
      note(name, outcome, "What was refused here is allowed from now on.", milliseconds);
    }
  }

  /** Learns from a trial that did not work, and says what. */
  private String relax(Grounds grounds, Run baseline, Plan plan, Outcome outcome)
      throws IOException {
    List<Fact> wishes = watch.newDenials().stream().map(Denials::allowed).toList();
    Profile wiser =
        Profile.merge(List.of(profile, new Profile(profile.unit(), Coverage.NONE, wishes)));
    if (!wishes.isEmpty()
        && planner(options).plan(wiser, unit) instanceof Planning.Made(Plan relaxed)
        && !relaxed.assignments().equals(plan.assignments())) {
      profile = wiser;
      return difference(plan, relaxed);
    }
    List<String> directives =
        plan.decisions().stream()
            .filter(decision -> !decision.lines().isEmpty())
            .map(Decision::directive)
            .toList();
    List<String> culprits =
        new Culprits(some -> works(grounds, baseline, plan, some)).among(directives);
    // None of them can be spared for the failure, so leaving out one mends it: the last, because
    // plans go from what protects most to what protects least within a topic.
    String out = culprits.getLast();
    options = options.without(out);
    String together =
        culprits.size() == 1
            ? ""
            : " (together with "
                + String.join(", ", culprits.subList(0, culprits.size() - 1))
                + ")";
    return outcome.word()
        + ": "
        + out
        + "="
        + together
        + " does it, found by leaving directives out; it is left out.";
  }

  private boolean works(Grounds grounds, Run baseline, Plan plan, List<String> directives)
      throws IOException {
    PlanOptions fewer = options;
    for (Decision decision : plan.decisions()) {
      if (!directives.contains(decision.directive())) {
        fewer = fewer.without(decision.directive());
      }
    }
    long begin = System.nanoTime();
    if (!(planner(fewer).plan(profile, unit) instanceof Planning.Made(Plan part))) {
      return true;
    }
    Outcome outcome = attempt(grounds, DropIn.text(part, Proof.TRIED), baseline);
    note(
        directives.size() + " of the directives: " + String.join(" ", directives),
        outcome,
        "To find which directive does it.",
        (System.nanoTime() - begin) / 1_000_000);
    return outcome instanceof Outcome.Works;
  }

  private static Outcome attempt(Grounds grounds, String dropIn, Run baseline) throws IOException {
    Outcome outcome = grounds.current().attempt(dropIn, baseline);
    if (outcome instanceof Outcome.Broken) {
      grounds.renew();
    }
    return outcome;
  }

  private Planner planner(PlanOptions chosen) {
    return new Planner(chosen, surroundings);
  }

  private void note(String name, Outcome outcome, String consequence, long milliseconds) {
    List<String> denied =
        outcome instanceof Outcome.Works
            ? List.of()
            : watch.newDenials().stream().limit(20).map(FactText::sentence).toList();
    HardeningResult.Attempt attempt =
        new HardeningResult.Attempt(name, outcome.word(), consequence, denied, milliseconds);
    attempts.add(attempt);
    progress.tried(attempt);
  }

  private static String difference(Plan before, Plan after) {
    List<String> gone = new ArrayList<>();
    before.assignments().forEach(line -> gone.add(line.toString()));
    List<String> come = new ArrayList<>();
    after.assignments().forEach(line -> come.add(line.toString()));
    List<String> kept = new ArrayList<>(gone);
    kept.retainAll(come);
    gone.removeAll(kept);
    come.removeAll(kept);
    return (gone.isEmpty() ? "" : "Takes back " + shortened(gone) + ".")
        + (gone.isEmpty() || come.isEmpty() ? "" : " ")
        + (come.isEmpty() ? "" : "Sets " + shortened(come) + ".");
  }

  private static String shortened(List<String> lines) {
    String text = String.join(", ", lines);
    return text.length() <= 300 ? text : text.substring(0, 297) + "...";
  }
}
