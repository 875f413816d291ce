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
import dev.ringfence.observe.Profile;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the strictest plan under which a service works. What a trial shows to be needed becomes
 * a fact, and the plan is made anew: more facts never make a stricter plan, so this ends. Where
 * that changes nothing, delta debugging finds the directive, first among those that can cause what
 * was refused, and the next weaker value of it is tried.
 */
final class Search {
  /** Each round allows something more; a service that needs more than this is not understood. */
  private static final int MOST_ROUNDS = 24;

  private static final int MOST_DENIED = 20;

  private final Unit unit;
  private final Surroundings surroundings;
  private final Trier trier;
  private final Progress progress;
  private final List<HardeningResult.Attempt> attempts = new ArrayList<>();
  private PlanOptions options;
  private Profile profile;
  private boolean planned;

  /** The directive that was loosened last without a fact; empty after any other relaxation. */
  private String loosened = "";

  /** Whether a failure was once put down to chance. */
  private boolean chance;

  /**
   * A search.
   *
   * @param profile what was seen of the unhardened service
   */
  Search(
      Unit unit,
      Surroundings surroundings,
      PlanOptions options,
      Profile profile,
      Trier trier,
      Progress progress) {
    this.unit = unit;
    this.surroundings = surroundings;
    this.options = options;
    this.profile = profile;
    this.trier = trier;
    this.progress = progress;
  }

  /** What the search has learnt, for another ground to confirm. */
  record Found(Plan plan, String dropIn, Profile profile) {}

  /** Either a plan that works, or why there is none. */
  sealed interface Ending {
    record Good(Found found) implements Ending {}

    record Bad(HardeningResult result) implements Ending {}
  }

  /** Tries one plan after the other until one works. */
  Ending run() throws IOException {
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      Plan plan;
      switch (planner(options).plan(profile, unit)) {
        case Planning.Refused(String reason) -> {
          return new Ending.Bad(new HardeningResult.Inconclusive(reason, "", List.of()));
        }
        case Planning.Made(Plan made) -> plan = made;
      }
      String name = planned ? "a plan that allows more" : "the whole plan";
      if (!planned) {
        progress.planned(plan);
        planned = true;
      }
      if (plan.assignments().isEmpty()) {
        return new Ending.Bad(
            new HardeningResult.Unhardened(
                "nothing is left that this service tolerates", attempts));
      }
      String dropIn = DropIn.text(plan, Proof.TRIED);
      Trier.Tried tried = trier.tryOne(dropIn);
      if (tried.works()) {
        note(name, tried, "Nothing was refused that was not refused before.");
        return new Ending.Good(new Found(plan, dropIn, profile));
      }
      int index = note(name, tried, "");
      if (round < MOST_ROUNDS) {
        learnt(index, relax(plan, tried));
      }
    }
    return new Ending.Bad(
        new HardeningResult.Unhardened(
            "no plan worked in " + MOST_ROUNDS + " rounds: see the trials", attempts));
  }

  /** Every trial so far. */
  List<HardeningResult.Attempt> attempts() {
    return attempts;
  }

  /** Notes the trial in a fresh clone, and learns from it if it did not work. */
  void confirmed(Plan plan, Trier.Tried tried) {
    String consequence =
        tried.works()
            ? "Confirmed."
            : learn(plan, tried).orElse("Nothing that was refused tells why: it is tried again.");
    note("the plan in a fresh clone with one CPU", tried, consequence);
  }

  /** Learns from a trial that did not work, and says what. */
  private String relax(Plan plan, Trier.Tried tried) throws IOException {
    Optional<String> learnt = learn(plan, tried);
    return learnt.isPresent() ? learnt.get() : loosen(plan, tried);
  }

  /** What was refused becomes a fact; empty where that makes no other plan. */
  private Optional<String> learn(Plan plan, Trier.Tried tried) {
    List<Fact> wishes = tried.denied().stream().map(Denials::allowed).toList();
    Profile wiser =
        Profile.merge(List.of(profile, new Profile(profile.unit(), Coverage.NONE, wishes)));
    if (!wishes.isEmpty()
        && planner(options).plan(wiser, unit) instanceof Planning.Made(Plan relaxed)
        && !relaxed.assignments().equals(plan.assignments())) {
      profile = wiser;
      loosened = "";
      return Optional.of(PlanChange.between(plan, relaxed));
    }
    return Optional.empty();
  }

  /** Of the directive that does it, the next weaker value. */
  private String loosen(Plan plan, Trier.Tried tried) throws IOException {
    List<String> directives = directives(plan);
    List<String> culprits =
        directives.contains(loosened) ? List.of(loosened) : culprits(plan, tried, directives);
    if (culprits.size() == directives.size() && culprits.size() > 1 && !chance) {
      chance = true;
      return "No part of the plan does it: it may have been chance, and the plan is tried again.";
    }
    // None of them can be spared for the failure, so that loosening one mends it: the last, because
    // plans go from what protects most to what protects least within a topic.
    loosened = culprits.getLast();
    options = options.loosened(loosened);
    String change =
        planner(options).plan(profile, unit) instanceof Planning.Made(Plan weaker)
            ? PlanChange.between(plan, weaker)
            : "";
    String together =
        culprits.size() == 1
            ? ""
            : " together with " + String.join(", ", culprits.subList(0, culprits.size() - 1));
    return loosened + "=" + together + " does it. " + change;
  }

  private static List<String> directives(Plan plan) {
    return plan.decisions().stream()
        .filter(decision -> !decision.lines().isEmpty())
        .filter(decision -> !(decision.choice() instanceof Decision.Choice.Pinned))
        .map(Decision::directive)
        .toList();
  }

  private List<String> culprits(Plan plan, Trier.Tried tried, List<String> directives)
      throws IOException {
    List<String> suspects = new ArrayList<>(Suspects.of(tried.denied()));
    suspects.retainAll(directives);
    Culprits<String> culprits = new Culprits<>(sets -> work(plan, sets), trier.width());
    boolean among =
        suspects.size() == 1
            || (!suspects.isEmpty()
                && suspects.size() < directives.size()
                && !work(plan, List.of(suspects)).getFirst());
    return culprits.among(among ? suspects : directives);
  }

  private List<Boolean> work(Plan plan, List<List<String>> sets) throws IOException {
    List<String> dropIns = new ArrayList<>();
    for (List<String> set : sets) {
      PlanOptions fewer = options;
      for (Decision decision : plan.decisions()) {
        if (!set.contains(decision.directive())) {
          fewer = fewer.without(decision.directive());
        }
      }
      dropIns.add(
          planner(fewer).plan(profile, unit) instanceof Planning.Made(Plan part)
              ? DropIn.text(part, Proof.TRIED)
              : "");
    }
    List<Trier.Tried> all = trier.tryAll(dropIns);
    List<Boolean> work = new ArrayList<>();
    for (int at = 0; at < sets.size(); at++) {
      String names = String.join(" ", sets.get(at));
      note("these alone: " + names, all.get(at), "To find which directive does it.");
      work.add(all.get(at).works());
    }
    return work;
  }

  private Planner planner(PlanOptions chosen) {
    return new Planner(chosen, surroundings);
  }

  /** What was done about a trial is known only after more of them. */
  private void learnt(int index, String consequence) {
    HardeningResult.Attempt attempt = attempts.get(index);
    attempts.set(
        index,
        new HardeningResult.Attempt(
            attempt.name(),
            attempt.outcome(),
            (attempt.consequence() + " " + consequence).strip(),
            attempt.denied(),
            attempt.milliseconds()));
    progress.learnt(consequence);
  }

  /** Returns its place among the attempts. */
  private int note(String name, Trier.Tried tried, String consequence) {
    String symptom = tried.symptom().isEmpty() ? "" : tried.symptom() + ". ";
    HardeningResult.Attempt attempt =
        new HardeningResult.Attempt(
            name,
            tried.outcome(),
            (symptom + consequence).strip(),
            tried.denied().stream().limit(MOST_DENIED).map(FactText::sentence).toList(),
            tried.milliseconds());
    attempts.add(attempt);
    progress.tried(attempt);
    return attempts.size() - 1;
  }
}
