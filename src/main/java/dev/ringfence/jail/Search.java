package dev.ringfence.jail;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Outcome;
import dev.ringfence.trial.hardening.Culprits;
import dev.ringfence.trial.hardening.Lane;
import dev.ringfence.trial.hardening.Trier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Searches for the smallest jail. It starts with all that was seen and with what libraries use now
 * and then. What a trial shows to be missing is added; where nothing shows what is, whole
 * directories are added and then taken away again by delta debugging.
 */
final class Search {
  /** Each round adds what the service missed; one that misses more is not understood. */
  private static final int MOST_ROUNDS = 16;

  private static final int MOST_DENIED = 20;

  /** The broadest jail that still is one, see the page of the Arch wiki on chroot jails. */
  private static final List<String> BROAD =
      List.of(
          "/usr", "/etc", "/lib", "/lib64", "/bin", "/sbin", "/opt", "/srv", "/var", "/run",
          "/home", "/root");

  private final Design design;
  private final Lane lane;
  private final Progress progress;
  private final Hidden hidden;
  private final String systemd;
  private final Set<Need> needs;
  private final List<JailResult.Attempt> attempts = new ArrayList<>();

  Search(
      Design design,
      Lane lane,
      List<Need> needs,
      Hidden hidden,
      String systemd,
      Progress progress) {
    this.design = design;
    this.lane = lane;
    this.progress = progress;
    this.hidden = hidden;
    this.systemd = systemd;
    this.needs = new LinkedHashSet<>(needs);
  }

  /** A service that broke gets a fresh clone, in which links and directories are looked up. */
  private Design now() {
    return design.in(Tree.of(lane.booted().pid()));
  }

  /** Either a jail, or why there is none. */
  sealed interface Ending {
    /**
     * A jail that works.
     *
     * @param leftOut extras that were not needed
     */
    record Good(Jail jail, List<String> leftOut) implements Ending {}

    record Bad(String reason) implements Ending {}
  }

  List<JailResult.Attempt> attempts() {
    return List.copyOf(attempts);
  }

  Ending run() throws IOException {
    Jail seen = now().jail(needs, Set.of());
    List<String> extras = new ArrayList<>(Extras.in(Tree.of(lane.booted().pid())));
    extras.removeIf(seen::shows);
    Set<String> all = new TreeSet<>(extras);
    Trier.Tried tried = settled("all that was seen, and more", all);
    if (!isGood(tried)) {
      List<String> broad = new ArrayList<>(BROAD);
      Tree tree = Tree.of(lane.booted().pid());
      broad.removeIf(path -> !tree.isDirectory(path));
      broad.addAll(ApiViews.LOOSENED);
      all.addAll(broad);
      tried = settled("whole directories, and the host's devices and processes", all);
      if (!isGood(tried)) {
        return new Ending.Bad(
            tried.symptom().isEmpty()
                ? "in the broadest jail it is still refused what it was not refused before"
                : "it does not work in the broadest jail either: " + tried.symptom());
      }
    }
    Set<String> kept = narrow(all);
    List<String> leftOut = new ArrayList<>(extras);
    leftOut.removeAll(kept);
    Jail jail = now().jail(needs, kept);
    leftOut.removeIf(jail::shows);
    return new Ending.Good(jail, leftOut);
  }

  /** Tries one in a fresh clone; what it misses there too is added. */
  Trier.Tried confirm(Jail jail, Lane fresh, String name) throws IOException {
    Trier.Tried tried = fresh.attempt(jail.dropIn(systemd, Proof.TRIED));
    note(name, tried, isGood(tried) ? "Confirmed." : "");
    return tried;
  }

  /** Takes away as much as can be: all at once, or all but what then turns out to be missed. */
  private Set<String> narrow(Set<String> additions) throws IOException {
    Set<String> kept = new TreeSet<>();
    while (!kept.containsAll(additions)) {
      Trier.Tried tried =
          settled(
              kept.isEmpty() ? "what was seen, and nothing else" : "all but what is not missed",
              kept);
      if (isGood(tried)) {
        return kept;
      }
      List<String> rest = new ArrayList<>(additions);
      rest.removeAll(kept);
      // What breaks it when it is taken away, and of which nothing can be spared for that.
      List<String> missed =
          new Culprits<String>(sets -> withoutEach(additions, sets), 1).among(rest);
      kept.addAll(missed);
      progress.begins("it needs " + String.join(" ", missed));
    }
    return kept;
  }

  private List<Boolean> withoutEach(Set<String> additions, List<List<String>> sets)
      throws IOException {
    List<Boolean> work = new ArrayList<>();
    for (List<String> set : sets) {
      Set<String> left = new TreeSet<>(additions);
      left.removeAll(set);
      work.add(isGood(attempt("all of that, less " + String.join(" ", set), left)));
    }
    return work;
  }

  /**
   * Adds what the service misses until it works. What it misses even then is added too, and tried
   * with the next jail.
   */
  private Trier.Tried settled(String name, Set<String> additions) throws IOException {
    Trier.Tried tried = attempt(name, additions);
    for (int round = 1; round < MOST_ROUNDS; round++) {
      Jail jail = now().jail(needs, additions);
      List<Need> more = hidden.in(lane.latest(), jail, Tree.of(lane.booted().pid()));
      String before = jail.dropIn(systemd, "");
      needs.addAll(more);
      if (isGood(tried) || now().jail(needs, additions).dropIn(systemd, "").equals(before)) {
        return tried;
      }
      tried = attempt(name + ", and what it looked for in vain", additions);
    }
    return tried;
  }

  private Trier.Tried attempt(String name, Set<String> additions) throws IOException {
    Trier.Tried tried = lane.attempt(now().jail(needs, additions).dropIn(systemd, Proof.TRIED));
    note(name, tried, "");
    return tried;
  }

  /** A name that is a link outside is a file in the jail, so that readlink(2) fails: no loss. */
  static boolean isGood(Trier.Tried tried) {
    return tried.works()
        || (tried.outcome().equals("degraded")
            && !tried.denied().isEmpty()
            && tried.denied().stream().allMatch(Search::isReadLink));
  }

  private static boolean isReadLink(Fact fact) {
    return fact.call().startsWith("readlink")
        && fact.seen().outcome() instanceof Outcome.Failed(String errno)
        && errno.equals("EINVAL");
  }

  private void note(String name, Trier.Tried tried, String consequence) {
    String symptom = tried.symptom().isEmpty() ? "" : tried.symptom() + ". ";
    JailResult.Attempt attempt =
        new JailResult.Attempt(
            name,
            tried.outcome(),
            (symptom + consequence).strip(),
            tried.denied().stream().limit(MOST_DENIED).map(Search::words).toList(),
            tried.milliseconds());
    attempts.add(attempt);
    progress.tried(attempt);
  }

  private static String words(Fact fact) {
    return FactText.sentence(fact);
  }
}
