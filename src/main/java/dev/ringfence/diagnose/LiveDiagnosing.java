package dev.ringfence.diagnose;

import dev.ringfence.clone.Systemd;
import dev.ringfence.lint.RootFiles;
import dev.ringfence.observe.Fact;
import dev.ringfence.trial.Denied;
import dev.ringfence.trial.JournalRecord;
import dev.ringfence.trial.LastRun;
import dev.ringfence.trial.Symptom;
import dev.ringfence.unit.OneLine;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what is left of a service's last run on this host: what systemd, its journal and audit say.
 * Nothing is run, so that what comes out is what they say and what the unit has to do with it.
 */
public final class LiveDiagnosing {
  private static final int MOST_SAID = 8;

  private final Unit unit;
  private final LastRun run;
  private final HostJournal journal;
  private final String systemd;
  private final RootFiles files = new RootFiles(Root.HOST);

  private LiveDiagnosing(Unit unit, LastRun run, HostJournal journal, String systemd) {
    this.unit = unit;
    this.run = run;
    this.journal = journal;
    this.systemd = systemd;
  }

  /** Reads it of the systemd that this program runs beside. */
  public static LiveDiagnosing of(Unit unit) throws IOException {
    try (Systemd host = Systemd.ofHost()) {
      String name = unit.name().toString();
      LastRun run = new LastRun(host.properties(name));
      String version = host.managerProperties().text("Version");
      return new LiveDiagnosing(unit, run, HostJournal.of(name, run), version);
    }
  }

  /** The version of the systemd that ran it. */
  public String systemd() {
    return systemd;
  }

  /** Whether there is a last run to speak of. */
  public boolean wasStarted() {
    return run.wasStarted() || !run.refusal().isEmpty() || !journal.records().isEmpty();
  }

  /** What cannot be known, and why, a line each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(journal.notes());
    if (run.isStale()) {
      notes.add(
          "the unit's files are newer than what systemd has read (systemctl daemon-reload): the"
              + " last run was under the old ones");
    }
    return notes;
  }

  /** What went wrong, and which line is behind it. */
  public Diagnosis run() {
    List<Symptom> symptoms = run.symptoms(journal.records());
    List<Told> told = Told.in(journal.records(), files);
    if (symptoms.isEmpty() && !run.wasStarted() && !journal.records().isEmpty()) {
      return forgotten(journal.records().getLast());
    }
    Evidence evidence = evidence(symptoms, told);
    boolean refused = !evidence.refusedCalls().isEmpty() || !told.isEmpty();
    if (symptoms.isEmpty() && !refused) {
      return new Diagnosis.Works(
          "nothing went wrong: it is "
              + run.state()
              + (run.restarts() > 0 ? ", after " + run.restarts() + " restarts" : ""));
    }
    List<Setting> suspects = suspects(evidence, told);
    String failure =
        symptoms.isEmpty()
            ? "it is " + run.state() + ", and was refused something"
            : symptoms.getFirst().describe();
    String step = symptoms.isEmpty() ? "denied" : symptoms.getFirst().step();
    if (suspects.isEmpty()) {
      return symptoms.isEmpty()
          ? new Diagnosis.Works("nothing of its unit went wrong: it is " + run.state())
          : new Diagnosis.Elsewhere(
              failure, step, Advice.where(evidence), Advice.elsewhere(evidence), said());
    }
    Setting culprit = suspects.getFirst();
    List<String> why = new ArrayList<>(Advice.why(List.of(culprit), evidence));
    suspects.stream()
        .skip(1)
        .limit(2)
        .forEach(other ->
            why.add(
                "it could also be " + other.location() + ": " + other.key() + "=" + other.value()));
    return new Diagnosis.Blamed(
        failure,
        step,
        List.of(culprit),
        List.of(),
        denied(evidence, told),
        why,
        cure(culprit, evidence));
  }

  /** systemd forgets what ended well or was not started for a condition; the journal does not. */
  private Diagnosis forgotten(JournalRecord last) {
    String words = last.message();
    List<Setting> conditions =
        unit.settings().stream()
            .filter(line -> line.key().startsWith("Condition") || line.key().startsWith("Assert"))
            .filter(line -> words.contains(line.key() + "=" + line.value()))
            .toList();
    return conditions.isEmpty()
        ? new Diagnosis.Works("nothing went wrong: its last run ended well")
        : new Diagnosis.Elsewhere(
            OneLine.of(words),
            "condition",
            conditions,
            List.of("make it so, or correct the condition: systemd does not start it before"),
            List.of());
  }

  private Evidence evidence(List<Symptom> symptoms, List<Told> told) {
    List<Fact> denied = new ArrayList<>();
    told.forEach(each -> denied.addAll(each.facts()));
    int major =
        SystemdVersion.parse(systemd.split("[^0-9.]", 2)[0]).map(SystemdVersion::major).orElse(0);
    return new Evidence(
        unit,
        major,
        files,
        files,
        symptoms,
        journal.refused(),
        denied,
        List.of(),
        journal.records());
  }

  private List<Setting> suspects(Evidence evidence, List<Told> told) {
    Set<Setting> suspects = new LinkedHashSet<>(SuspectLines.of(evidence));
    for (Told each : told) {
      each.directives().forEach(key -> suspects.addAll(Lines.of(unit, key)));
    }
    suspects.retainAll(Lines.all(unit));
    return List.copyOf(suspects);
  }

  private Diagnosis.Cure cure(Setting culprit, Evidence evidence) {
    boolean filter = culprit.key().equals("SystemCallFilter");
    List<Mend> mends = Mends.of(culprit, evidence);
    if ((filter && evidence.refusedCalls().isEmpty()) || mends.isEmpty()) {
      return new Diagnosis.Cure.None(
          filter
              ? "no audit record tells which call it was: ringfence diagnose --clone finds it"
              : Advice.on(culprit, evidence));
    }
    Mend mend = mends.getFirst();
    return new Diagnosis.Cure.Untried(List.of(mend), new Variation(unit, mend.changes()));
  }

  private static List<Denied.Operation> denied(Evidence evidence, List<Told> told) {
    Set<Denied.Operation> denied = new LinkedHashSet<>(evidence.filtered());
    told.forEach(each -> denied.add(each.operation()));
    return denied.stream().limit(MOST_SAID).toList();
  }

  private List<String> said() {
    List<String> said =
        journal.records().stream().map(JournalRecord::message).map(OneLine::of).toList();
    return said.subList(Math.max(0, said.size() - MOST_SAID), said.size());
  }
}
