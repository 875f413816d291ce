package dev.ringfence.trial.probe;

import dev.ringfence.clone.Clone;
import dev.ringfence.directive.Sandboxing;
import dev.ringfence.linux.Architecture;
import dev.ringfence.trial.probe.Probed.Result;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Probes the sandbox of one service in a clone: each attempt is made in the whole sandbox, in the
 * sandbox less the directive in question, and outside of any; where others refuse it as well, also
 * under the directive alone.
 */
public final class ProbeRun {
  private static final String WHOLE = "ringfence-probe-whole";
  private static final String BARE = "ringfence-probe-bare";

  /** What one run made in a clone must not be in the way of the next. */
  private static final AtomicInteger RUNS = new AtomicInteger();

  private final Clone clone;
  private final Subject subject;

  /** What the unit's own filter of system calls answers, whichever call it refuses. */
  private final String answerOfFilter;

  private final Map<Sandboxing, List<Attempt>> attempts = new LinkedHashMap<>();
  private final Map<Sandboxing, Boolean> exact = new LinkedHashMap<>();
  private final Map<String, ProbeRound.Heard> heard = new LinkedHashMap<>();

  private ProbeRun(Clone clone, Subject subject) {
    this.clone = clone;
    this.subject = subject;
    this.answerOfFilter = subject.text("SystemCallErrorNumber");
  }

  /**
   * Probes every directive that a unit sets.
   *
   * @param clone in which the service is; it keeps what was planted for the probes to find
   * @param root of the system that was cloned
   * @param unit with its sandbox, all drop-ins included
   * @return by the directives' names; empty where the unit has no sandbox
   */
  public static List<Probed> of(Clone clone, Path root, Unit unit) throws IOException {
    Optional<Architecture> architecture = Architecture.ofThisMachine();
    if (architecture.isEmpty()) {
      return List.of();
    }
    Subject subject =
        new Subject(
            unit,
            architecture.get(),
            Fixtures.namespaces(clone),
            path -> Files.exists(root.resolve(path.substring(1)), LinkOption.NOFOLLOW_LINKS));
    return new ProbeRun(clone, subject).run();
  }

  private List<Probed> run() {
    Map<Sandboxing, Probe> probes = new LinkedHashMap<>();
    for (Sandboxing directive : subject.chosen()) {
      Probe probe = Battery.of(directive, subject);
      probes.put(directive, probe);
      switch (probe) {
        case Probe.Exact(List<Attempt> all) -> note(directive, all, true);
        case Probe.Broad(List<Attempt> all) -> note(directive, all, false);
        case Probe.ForbidsNothing(), Probe.NotHere(String _) -> {
          // nothing is attempted
        }
      }
    }
    if (!attempts.isEmpty()) {
      try {
        attempt();
      } catch (IOException e) {
        heard.put(WHOLE, new ProbeRound.Heard.Nothing(String.valueOf(e.getMessage())));
      }
    }
    List<Probed> results = new ArrayList<>();
    probes.forEach((directive, probe) -> {
      switch (probe) {
        case Probe.Exact _, Probe.Broad _ -> results.add(judged(directive));
        case Probe.NotHere(String why) ->
            results.add(
                new Probed(
                    directive.name(),
                    subject.setting(directive.name()),
                    new Result.NotTestable(why),
                    List.of()));
        case Probe.ForbidsNothing() -> {
          // exceptions and directories are no promises to be kept
        }
      }
    });
    return results;
  }

  private void note(Sandboxing directive, List<Attempt> all, boolean isExact) {
    if (!all.isEmpty()) {
      attempts.put(directive, all);
      exact.put(directive, isExact);
    }
  }

  private void attempt() throws IOException {
    List<String> directories = new ArrayList<>(subject.paths("NoExecPaths"));
    directories.addAll(subject.paths("TemporaryFileSystem"));
    Fixtures.plant(clone, directories);
    ProbeRound first = new ProbeRound(clone);
    List<Attempt> every = attempts.values().stream().flatMap(List::stream).distinct().toList();
    first.add(ProbeUnit.whole(WHOLE, subject.unit()), script("whole", every));
    first.add(ProbeUnit.bare(BARE, subject.unit()), script("bare", every));
    for (Sandboxing directive : attempts.keySet()) {
      first.add(
          ProbeUnit.without(without(directive), subject.unit(), directive),
          script(without(directive), attempts.get(directive)));
    }
    heard.putAll(first.run());
    ProbeRound second = new ProbeRound(clone);
    for (Map.Entry<Sandboxing, List<Attempt>> each : attempts.entrySet()) {
      List<Attempt> covered =
          each.getValue().stream().filter(it -> isCovered(each.getKey(), it)).toList();
      if (!covered.isEmpty()) {
        second.add(
            ProbeUnit.only(only(each.getKey()), subject.unit(), each.getKey()),
            script(only(each.getKey()), covered));
      }
    }
    if (!second.isEmpty()) {
      heard.putAll(second.run());
    }
  }

  private Script script(String run, List<Attempt> of) {
    return new Script(run + "-" + RUNS.incrementAndGet(), of, subject.architecture());
  }

  private static String without(Sandboxing directive) {
    return "ringfence-probe-without-" + directive.name();
  }

  private static String only(Sandboxing directive) {
    return "ringfence-probe-only-" + directive.name();
  }

  /** Whether other directives refuse it as well, so that this one has to be looked at alone. */
  private boolean isCovered(Sandboxing directive, Attempt attempt) {
    return refused(WHOLE, attempt) && !came(without(directive), attempt) && came(BARE, attempt);
  }

  private Answer answer(String copy, Attempt attempt) {
    ProbeRound.Heard of = heard.get(copy);
    return of == null ? new Answer.None() : of.to(attempt);
  }

  private boolean refused(String copy, Attempt attempt) {
    Answer answer = answer(copy, attempt);
    return attempt.refusal().matches(answer) || answer.text().equals(answerOfFilter);
  }

  /** Whether it was attempted and not refused. */
  private boolean came(String copy, Attempt attempt) {
    return !(answer(copy, attempt) instanceof Answer.None) && !refused(copy, attempt);
  }

  private Probed judged(Sandboxing directive) {
    List<Attempt> all = attempts.getOrDefault(directive, List.of());
    List<String> bites = new ArrayList<>();
    List<String> through = new ArrayList<>();
    List<String> covered = new ArrayList<>();
    boolean alone = false;
    List<Probed.Tried> tried = new ArrayList<>();
    for (Attempt attempt : all) {
      boolean byThis =
          refused(WHOLE, attempt)
              && (came(without(directive), attempt)
                  || (isCovered(directive, attempt) && refused(only(directive), attempt)));
      if (byThis) {
        bites.add(attempt.deed());
        alone |= came(without(directive), attempt);
      } else if (came(WHOLE, attempt)) {
        through.add(attempt.deed());
      } else if (isCovered(directive, attempt) && came(only(directive), attempt)) {
        covered.add(attempt.deed());
      }
      tried.add(
          new Probed.Tried(
              attempt.deed(),
              answer(WHOLE, attempt).text(),
              answer(without(directive), attempt).text(),
              refused(WHOLE, attempt)));
    }
    return new Probed(
        directive.name(),
        subject.setting(directive.name()),
        result(directive, all, bites, alone, through, covered),
        tried);
  }

  private Result result(
      Sandboxing directive,
      List<Attempt> all,
      List<String> bites,
      boolean alone,
      List<String> through,
      List<String> covered) {
    if (!bites.isEmpty()) {
      return new Result.Bites(bites, alone);
    }
    if (heard.get(WHOLE) instanceof ProbeRound.Heard.Nothing(String why)) {
      return new Result.NotTestable(why);
    }
    boolean isExact = exact.getOrDefault(directive, false);
    if (isExact && !through.isEmpty()) {
      return new Result.DoesNothing(through);
    }
    if (isExact && !covered.isEmpty()) {
      return new Result.NotTestable(
          "only other directives of this sandbox refuse what it should, and alone it refuses none"
              + " of it here");
    }
    if (!all.isEmpty() && all.stream().noneMatch(attempt -> came(BARE, attempt))) {
      return new Result.NotTestable(
          "it is refused to everybody here, without a sandbox too ("
              + answer(BARE, all.getFirst()).text()
              + ")");
    }
    return new Result.NotTestable("it refuses nothing of what was tried");
  }
}
