package dev.ringfence.diagnose;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.lint.RootFiles;
import dev.ringfence.linux.AuditFeed;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.live.CannotObserveException;
import dev.ringfence.trial.Denied;
import dev.ringfence.trial.Onlooker;
import dev.ringfence.trial.Patience;
import dev.ringfence.trial.Progress;
import dev.ringfence.trial.ProvingGround;
import dev.ringfence.trial.Run;
import dev.ringfence.trial.Workload;
import dev.ringfence.trial.hardening.Culprits;
import dev.ringfence.trial.hardening.Denials;
import dev.ringfence.trial.hardening.Watch;
import dev.ringfence.unit.OneLine;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reproduces a failure in a clone, finds the lines of the unit that cause it by trying the service
 * without them, and finds the smallest change with which it works. Nothing is concluded from words
 * alone: they only say what to try first.
 */
public final class Diagnosing implements Closeable {
  private static final int MOST_SUSPECTS = 6;
  private static final int MOST_CULPRITS = 6;

  /** A filter that lets one more call through meets the next one. */
  private static final int MOST_ROUNDS = 8;

  private static final int MOST_SHOWN = 8;

  private static final Duration SHORT = Duration.ofSeconds(20);

  private final Clone copy;
  private final Unit unit;
  private final RootFiles before;
  private final RootFiles files;
  private final ProvingGround ground;
  private final Optional<Watch> watch;
  private final Consumer<String> progress;
  private final Set<String> written = new HashSet<>();

  /** Lines that this systemd passes over anyway; a mend that it passes over is none. */
  private int ignored;

  private Diagnosing(
      Clone copy,
      Unit unit,
      Root root,
      ProvingGround ground,
      Optional<Watch> watch,
      Consumer<String> progress) {
    this.copy = copy;
    this.unit = unit;
    this.before = new RootFiles(root);
    this.files = new RootFiles(new Root(Path.of("/proc/" + copy.pid() + "/root")));
    this.ground = ground;
    this.watch = watch;
    this.progress = progress;
  }

  /**
   * Makes a clone ready for one unit.
   *
   * @param root that was cloned
   * @param copy stays the caller's to close
   * @param audit stays the caller's to close
   * @param progress is told what is done and what is lacking, a line each
   */
  public static Diagnosing in(
      Clone copy,
      Unit unit,
      Root root,
      Workload workload,
      Patience patience,
      AuditFeed.Opening audit,
      Consumer<String> progress)
      throws IOException {
    Optional<Watch> watch = Optional.empty();
    try {
      watch = Optional.of(Watch.of(unit));
    } catch (CannotObserveException e) {
      progress.accept("denied operations are not observed: " + e.getMessage());
    }
    try {
      ProvingGround ground =
          ProvingGround.of(
              copy,
              unit.name().toString(),
              workload,
              0,
              patience,
              audit,
              watch.<Onlooker>map(one -> one).orElse(Onlooker.NONE),
              Progress.NONE);
      return new Diagnosing(copy, unit, root, ground, watch, progress);
    } catch (IOException | RuntimeException e) {
      if (watch.isPresent()) {
        watch.get().close();
      }
      throw e;
    }
  }

  /** The version of the systemd that runs it. */
  public String systemd() {
    return ground.systemdVersion();
  }

  /** Finds the cause. */
  public Diagnosis run() throws IOException {
    List<Setting> restricting = Lines.restricting(unit);
    watch.ifPresent(Watch::nextIsUnhardened);
    Run free = run(drops(restricting));
    List<Fact> worked = watch.isPresent() ? watch.get().latest() : List.of();
    Run asIs = asIs(free);
    ignored = asIs.ignored().size();
    if (asIs.isGood() && (denied().isEmpty() || !free.isGood())) {
      return new Diagnosis.Works("it starts, stays up and stops in a clone of this system");
    }
    Evidence evidence =
        new Evidence(
            unit,
            major(),
            before,
            files,
            asIs.symptoms(),
            asIs.refusals().records(),
            denied(worked),
            worked,
            asIs.journal());
    return free.isGood()
        ? blame(evidence, asIs, free, restricting)
        : withoutSandbox(evidence, asIs, free);
  }

  /** With all that systemd can tell: at its usual level it does not name each path. */
  private Run asIs(Run free) throws IOException {
    logLevel("debug");
    try {
      return run(List.of(), free);
    } finally {
      logLevel("info");
    }
  }

  private void logLevel(String level) throws IOException {
    int _ = copy.run(List.of("systemctl", "log-level", level), SHORT, MOST_SHOWN).exitCode();
  }

  /** The service works without these lines, and not with all of them. */
  private Diagnosis blame(Evidence evidence, Run asIs, Run free, List<Setting> lines)
      throws IOException {
    boolean broken = !asIs.isGood();
    progress.accept(
        broken
            ? asIs.symptoms().getFirst().describe() + "; without its sandbox it works"
            : "it works, and is denied what it was not denied without its sandbox");
    List<Setting> suspects =
        SuspectLines.of(evidence).stream().filter(lines::contains).limit(MOST_SUSPECTS).toList();
    List<Setting> together = new ArrayList<>();
    List<Setting> culprits = culprits(lines, suspects, free, broken, together);
    Diagnosis.Cure cure = cure(evidence, culprits, free, broken);
    return blamed(evidence, asIs, culprits, together, cure);
  }

  private List<Setting> culprits(
      List<Setting> lines, List<Setting> suspects, Run free, boolean broken, List<Setting> together)
      throws IOException {
    for (Setting suspect : suspects) {
      if (good(run(drops(List.of(suspect)), free), broken)) {
        return List.of(suspect);
      }
    }
    List<Setting> culprits = new ArrayList<>();
    List<Setting> left = new ArrayList<>(lines);
    while (culprits.size() < MOST_CULPRITS && !good(run(drops(culprits), free), broken)) {
      List<Setting> fewest =
          new Culprits<Setting>(sets -> workWith(lines, sets, free, broken), 1).among(left);
      Setting culprit =
          suspects.stream().filter(fewest::contains).findFirst().orElse(fewest.getLast());
      culprits.add(culprit);
      left.remove(culprit);
      fewest.stream()
          .filter(line -> !line.equals(culprit) && !together.contains(line))
          .forEach(together::add);
    }
    return culprits;
  }

  private List<Boolean> workWith(
      List<Setting> lines, List<List<Setting>> sets, Run free, boolean broken) throws IOException {
    List<Boolean> work = new ArrayList<>();
    for (List<Setting> kept : sets) {
      List<Setting> out = lines.stream().filter(line -> !kept.contains(line)).toList();
      work.add(good(run(drops(out), free), broken));
    }
    return work;
  }

  /** The smallest mends that do, culprit by culprit, with the other culprits left out meanwhile. */
  private Diagnosis.Cure cure(Evidence evidence, List<Setting> culprits, Run free, boolean broken)
      throws IOException {
    List<Mend> chosen = new ArrayList<>();
    for (int at = 0; at < culprits.size(); at++) {
      List<Change> others = new ArrayList<>();
      chosen.forEach(mend -> others.addAll(mend.changes()));
      others.addAll(drops(culprits.subList(at + 1, culprits.size())));
      // What one line denies shows when the others are out of its way.
      Evidence own =
          culprits.size() == 1
              ? evidence
              : evidence.anew(run(others, free), denied(evidence.worked()));
      Optional<Mend> mend = mend(own, culprits.get(at), others, free, broken);
      if (mend.isEmpty()) {
        return new Diagnosis.Cure.None(Advice.on(culprits.get(at), evidence));
      }
      chosen.add(mend.get());
    }
    List<Change> all = new ArrayList<>();
    chosen.forEach(mend -> all.addAll(mend.changes()));
    return good(run(all, free), broken)
        ? new Diagnosis.Cure.Proven(chosen, new Variation(unit, all))
        : new Diagnosis.Cure.None("it works without these lines, and not always with a mend");
  }

  private Optional<Mend> mend(
      Evidence first, Setting culprit, List<Change> others, Run free, boolean broken)
      throws IOException {
    Evidence evidence = first;
    Set<List<Change>> tried = new HashSet<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean wiser = false;
      for (Mend mend : Mends.of(culprit, evidence)) {
        if (!tried.add(mend.changes())) {
          continue;
        }
        List<Change> changes = new ArrayList<>(others);
        changes.addAll(mend.changes());
        Run run = run(changes, free);
        if (good(run, broken) && run.ignored().size() <= ignored) {
          return Optional.of(mend);
        }
        Evidence more = evidence.with(run.refusals().records(), denied(evidence.worked()));
        if (more.isWiserThan(evidence)) {
          evidence = more;
          wiser = true;
          break;
        }
      }
      if (!wiser) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The service fails without what restricts it: what else of the unit can be it? */
  private Diagnosis withoutSandbox(Evidence evidence, Run asIs, Run free) throws IOException {
    List<Setting> lines = new ArrayList<>(SuspectLines.of(evidence));
    for (Setting line : Lines.all(unit)) {
      if (!lines.contains(line)) {
        lines.add(line);
      }
    }
    Run before = asIs.isGood() ? free : asIs;
    for (Setting line : lines) {
      if (run(drops(List.of(line))).isGood()) {
        Diagnosis.Cure cure = cure(evidence, List.of(line), before, true);
        return blamed(evidence, asIs, List.of(line), List.of(), cure);
      }
    }
    String failure = asIs.symptoms().getFirst().describe();
    List<String> said = new ArrayList<>();
    asIs.journal().stream()
        .filter(record -> !record.isDebug())
        .forEach(record -> said.add(OneLine.of(record.message())));
    return new Diagnosis.Elsewhere(
        failure,
        asIs.symptoms().getFirst().step(),
        Advice.where(evidence),
        Advice.elsewhere(evidence),
        said.subList(Math.max(0, said.size() - MOST_SHOWN), said.size()));
  }

  private Diagnosis blamed(
      Evidence evidence,
      Run asIs,
      List<Setting> culprits,
      List<Setting> together,
      Diagnosis.Cure cure) {
    String failure =
        asIs.isGood()
            ? "it works, but is denied what it does without its sandbox"
            : asIs.symptoms().getFirst().describe();
    String step = asIs.isGood() ? "denied" : asIs.symptoms().getFirst().step();
    return new Diagnosis.Blamed(
        failure,
        step,
        culprits,
        together,
        refusals(evidence),
        Advice.why(culprits, evidence),
        cure);
  }

  private static List<Denied.Operation> refusals(Evidence evidence) {
    Set<Denied.Operation> operations = new LinkedHashSet<>(evidence.filtered());
    evidence.denied().stream().map(Denials::operation).forEach(operations::add);
    List<Denied.Operation> all = new Denied.Watched(List.copyOf(operations)).operations();
    return all.subList(0, Math.min(all.size(), MOST_SHOWN));
  }

  private boolean good(Run run, boolean broken) {
    return run.isGood() && (broken || denied().isEmpty());
  }

  private List<Fact> denied() {
    return watch.isPresent() ? watch.get().newDenials() : List.of();
  }

  /**
   * Those and what is hidden, which counts only beside a failure: programs look for many things.
   */
  private List<Fact> denied(List<Fact> worked) {
    List<Fact> denied = new ArrayList<>(denied());
    if (watch.isPresent()) {
      new Hidden(worked)
          .in(watch.get().latest()).stream()
              .filter(fact -> !denied.contains(fact))
              .forEach(denied::add);
    }
    return denied;
  }

  /** Such as 252 of {@code 252.38-1~deb12u1}. */
  private int major() {
    return SystemdVersion.parse(ground.systemdVersion().split("[^0-9.]", 2)[0])
        .map(SystemdVersion::major)
        .orElse(0);
  }

  private static List<Change> drops(List<Setting> lines) {
    return lines.stream().<Change>map(Change.Drop::new).toList();
  }

  private Run run(List<Change> changes) throws IOException {
    lay(changes);
    return ground.runUnhardened();
  }

  private Run run(List<Change> changes, Run baseline) throws IOException {
    lay(changes);
    return baseline.isGood() ? ground.runHardened("", baseline) : ground.runUnhardened();
  }

  private void lay(List<Change> changes) throws IOException {
    for (Map.Entry<String, String> file : new Variation(unit, changes).files().entrySet()) {
      if (file.getKey().startsWith(CloneRequest.UNITS + "/" + unit.name() + ".d/")
          && !written.add(file.getKey())) {
        continue;
      }
      copy.writeFile(file.getKey(), file.getValue());
    }
  }

  @Override
  public void close() throws IOException {
    ground.close();
    if (watch.isPresent()) {
      watch.get().close();
    }
  }
}
