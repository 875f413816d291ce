package dev.ringfence.diagnose;

import dev.ringfence.lint.RootFiles;
import dev.ringfence.linux.AuditRecord;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import dev.ringfence.trial.Denied;
import dev.ringfence.trial.JournalRecord;
import dev.ringfence.trial.Run;
import dev.ringfence.trial.Symptom;
import dev.ringfence.trial.hardening.Denials;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of a failure.
 *
 * @param unit as it is
 * @param systemd the major version that reads it
 * @param before the files that were there before the service ran
 * @param files those that are there now
 * @param symptoms what went wrong; empty when it is only denied something
 * @param refused what audit told
 * @param denied what the observer saw denied that was not denied without the sandbox
 * @param worked what the observer saw done without the sandbox
 * @param journal what systemd and the service wrote
 */
record Evidence(
    Unit unit,
    int systemd,
    RootFiles before,
    RootFiles files,
    List<Symptom> symptoms,
    List<AuditRecord> refused,
    List<Fact> denied,
    List<Fact> worked,
    List<JournalRecord> journal) {
  private static final List<String> MADE_AT_BOOT =
      List.of("/run/", "/var/run/", "/tmp/", "/var/tmp/", "/dev/", "/proc/", "/sys/");

  Evidence {
    symptoms = List.copyOf(symptoms);
    refused = List.copyOf(refused);
    denied = List.copyOf(denied);
    worked = List.copyOf(worked);
    journal = List.copyOf(journal);
  }

  /** With what another run showed beside it. */
  Evidence with(List<AuditRecord> moreRefused, List<Fact> moreDenied) {
    List<AuditRecord> allRefused = new ArrayList<>(refused);
    allRefused.addAll(moreRefused);
    Set<Fact> allDenied = new LinkedHashSet<>();
    denied.forEach(fact -> allDenied.add(Denials.identity(fact)));
    moreDenied.forEach(fact -> allDenied.add(Denials.identity(fact)));
    return new Evidence(
        unit,
        systemd,
        before,
        files,
        symptoms,
        allRefused,
        List.copyOf(allDenied),
        worked,
        journal);
  }

  /** What another run showed in its place. */
  Evidence anew(Run run, List<Fact> nowDenied) {
    return new Evidence(
        unit,
        systemd,
        before,
        files,
        run.symptoms(),
        run.refusals().records(),
        nowDenied,
        worked,
        run.journal());
  }

  /** Whether it tells of refusals that the other one does not. */
  boolean isWiserThan(Evidence other) {
    return !other.refusedCalls().containsAll(refusedCalls())
        || with(List.of(), List.of()).denied().size()
            > other.with(List.of(), List.of()).denied().size();
  }

  /** Whether a path was there before the service ran; of what is made at boot, whether it is. */
  boolean wasThere(String path) {
    return MADE_AT_BOOT.stream().anyMatch(path::startsWith)
        ? files.exists(path)
        : before.exists(path);
  }

  /** The calls that a filter refused. */
  Set<String> refusedCalls() {
    Set<String> calls = new LinkedHashSet<>();
    for (AuditRecord record : refused) {
      if (record instanceof AuditRecord.Seccomp seccomp && seccomp.action().refuses()) {
        calls.add(seccomp.syscall());
      }
    }
    for (Fact fact : denied) {
      if (fact.seen().outcome() instanceof Outcome.DeniedBySeccomp) {
        calls.add(fact.call());
      }
    }
    return calls;
  }

  /** The same as refusals. */
  List<Denied.Operation> filtered() {
    Set<Denied.Operation> operations = new LinkedHashSet<>();
    for (AuditRecord record : refused) {
      switch (record) {
        case AuditRecord.Seccomp seccomp when seccomp.action().refuses() ->
            operations.add(
                new Denied.Operation(
                    seccomp.command(), seccomp.syscall(), "", "refused by a system call filter"));
        case AuditRecord.Seccomp _ -> {
          // It was only logged.
        }
        case AuditRecord.Refused module ->
            operations.add(
                new Denied.Operation(
                    module.command(),
                    module.operation(),
                    module.object(),
                    "refused by " + module.module() + ", " + module.policy()));
      }
    }
    return List.copyOf(operations);
  }

  /** The program that systemd could not start; empty when that is not what went wrong. */
  String program() {
    for (JournalRecord record : journal) {
      if (!record.field("EXECUTABLE").isEmpty()) {
        return record.field("EXECUTABLE");
      }
    }
    // In a jail systemd cannot write to the journal any more: the command line has to tell.
    for (Symptom symptom : symptoms) {
      if (symptom instanceof Symptom.SetUpFailed failed) {
        List<Setting> commands = Lines.of(unit, failed.exec());
        return commands.isEmpty()
            ? ""
            : commands.getLast().value().replaceFirst("^[-@:+!]+", "").split("\\s", 2)[0];
      }
    }
    return "";
  }

  /** What systemd said, in one text. */
  String words() {
    StringBuilder words = new StringBuilder();
    for (JournalRecord record : journal) {
      if (record.isSystemds()) {
        words.append(record.message()).append('\n');
      }
    }
    return words.toString();
  }
}
