package dev.ringfence.report.trial;

import dev.ringfence.linux.AuditRecord;
import dev.ringfence.linux.Errno;
import dev.ringfence.linux.Signal;
import dev.ringfence.report.UnclosedStream;
import dev.ringfence.trial.Condition;
import dev.ringfence.trial.Denied;
import dev.ringfence.trial.Experiment;
import dev.ringfence.trial.IgnoredLine;
import dev.ringfence.trial.JournalRecord;
import dev.ringfence.trial.Judgement;
import dev.ringfence.trial.Outcome;
import dev.ringfence.trial.Refusals;
import dev.ringfence.trial.Run;
import dev.ringfence.trial.Symptom;
import dev.ringfence.trial.TriedDropIn;
import dev.ringfence.trial.WorkloadResult;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes an experiment as one JSON object: {@code {"schema","unit","root","systemd","baseline":
 * {"outcome",...},"trial":{"outcome","step","exitStatus","syscall",...},"notes"}}. What is not
 * known or does not apply is null.
 */
public final class TrialJson {
  private static final int SCHEMA = 1;

  private final JsonWriter json;
  private final TriedDropIn dropIn;

  private TrialJson(JsonWriter json, TriedDropIn dropIn) {
    this.json = json;
    this.dropIn = dropIn;
  }

  /** Writes it; the stream stays open. */
  public static void write(
      Experiment experiment, String root, List<String> notes, OutputStream out) {
    JsonStream stream = JsonStream.builder().serializeNulls(true).serializeEmpty(true).build();
    try (JsonWriter json = stream.writer(new UnclosedStream(out))) {
      new TrialJson(json, experiment.dropIn()).experiment(experiment, root, notes);
    }
  }

  private void experiment(Experiment experiment, String root, List<String> notes) {
    json.beginObject();
    json.name("schema");
    json.value(SCHEMA);
    text("unit", experiment.unit());
    text("root", root);
    text("systemd", experiment.systemd());
    json.name("baseline");
    json.beginObject();
    baseline(experiment.baseline());
    json.endObject();
    json.name("trial");
    json.beginObject();
    outcome(experiment.outcome());
    json.endObject();
    texts("notes", notes);
    json.endObject();
  }

  private void baseline(Run baseline) {
    boolean fit = Judgement.unfit(baseline).isEmpty();
    text("outcome", fit ? "works" : "broken");
    if (baseline.symptoms().isEmpty()) {
      noSymptom();
    } else {
      symptom(
          baseline.symptoms().getFirst(),
          baseline.refusals().records(),
          baseline.denied().operations());
    }
    run(baseline, baseline.refusals().records(), baseline.denied().operations());
  }

  private void outcome(Outcome outcome) {
    text("outcome", outcome.word());
    switch (outcome) {
      case Outcome.Works(Run run) -> {
        noSymptom();
        run(run, List.of(), List.of());
      }
      case Outcome.Degraded(Run run, var refused, var denied) -> {
        for (String name :
            List.of("step", "phase", "summary", "exitStatus", "exitName", "signal")) {
          nothing(name);
        }
        textOrNull("errno", lastErrno(denied));
        textOrNull("syscall", lastCall(refused, denied));
        run(run, refused, denied);
      }
      case Outcome.Broken(Run run, Symptom symptom, var refused, var denied) -> {
        symptom(symptom, refused, denied);
        run(run, refused, denied);
      }
      case Outcome.Inconclusive(String reason, String remedy) -> {
        noSymptom();
        text("reason", reason);
        text("remedy", remedy);
      }
    }
  }

  private void noSymptom() {
    for (String name :
        List.of("step", "phase", "summary", "exitStatus", "exitName", "signal", "errno")) {
      nothing(name);
    }
    nothing("syscall");
  }

  private void symptom(Symptom symptom, List<AuditRecord> refused, List<Denied.Operation> denied) {
    text("step", symptom.step());
    text("phase", symptom.phase().word());
    text("summary", symptom.describe());
    switch (symptom) {
      case Symptom.SetUpFailed failed -> {
        exit(failed.status().code(), failed.status().toString());
        nothing("signal");
        textOrNull("errno", failed.errno() == 0 ? "" : Errno.name(failed.errno()));
      }
      case Symptom.Exited exited -> {
        exit(exited.status().code(), exited.status().toString());
        nothing("signal");
        textOrNull("errno", lastErrno(denied));
      }
      case Symptom.Killed killed -> {
        nothing("exitStatus");
        nothing("exitName");
        text("signal", Signal.name(killed.signal()));
        nothing("errno");
      }
      case Symptom.TookTooLong _,
          Symptom.ConditionsUnmet _,
          Symptom.DependencyFailed _,
          Symptom.Refused _,
          Symptom.Failed _,
          Symptom.EndedEarly _,
          Symptom.WorkloadFailed _,
          Symptom.CloneLost _ -> {
        nothing("exitStatus");
        nothing("exitName");
        nothing("signal");
        textOrNull("errno", lastErrno(denied));
      }
    }
    textOrNull("syscall", lastCall(refused, denied));
    json.name("conditions");
    json.beginArray();
    if (symptom instanceof Symptom.ConditionsUnmet(var _, List<Condition> conditions)) {
      conditions.forEach(condition -> json.value(condition.toString()));
    }
    json.endArray();
  }

  /** The last call that was refused is the one after which the service gave up. */
  private static String lastCall(List<AuditRecord> refused, List<Denied.Operation> denied) {
    String last = denied.isEmpty() ? "" : denied.getLast().syscall();
    for (AuditRecord record : refused) {
      if (record instanceof AuditRecord.Seccomp seccomp) {
        last = seccomp.syscall();
      }
    }
    return last;
  }

  private static String lastErrno(List<Denied.Operation> denied) {
    return denied.isEmpty() ? "" : denied.getLast().errno();
  }

  private void exit(int code, String name) {
    json.name("exitStatus");
    json.value(code);
    text("exitName", name);
  }

  private void run(Run run, List<AuditRecord> refused, List<Denied.Operation> denied) {
    text("activeState", run.activeState());
    workload(run.workload());
    json.name("milliseconds");
    json.beginObject();
    number("start", run.timing().start().toMillis());
    number("workload", run.timing().workload().toMillis());
    number("reload", run.timing().reload().toMillis());
    number("stop", run.timing().stop().toMillis());
    json.endObject();
    refusals(run.refusals(), refused);
    denied(run.denied(), denied);
    json.name("ignored");
    json.beginArray();
    for (IgnoredLine line : run.ignored()) {
      json.beginObject();
      text("place", dropIn.place(line));
      text("words", line.words());
      json.endObject();
    }
    json.endArray();
    json.name("journal");
    json.beginArray();
    List<JournalRecord> telling = run.symptoms().isEmpty() ? List.of() : JournalExtract.of(run);
    for (JournalRecord record : telling) {
      json.beginObject();
      text("time", record.time().toString());
      number("priority", record.priority());
      text("identifier", record.field("SYSLOG_IDENTIFIER"));
      textOrNull("messageId", record.field("MESSAGE_ID"));
      text("message", record.message());
      json.endObject();
    }
    json.endArray();
  }

  private void workload(WorkloadResult result) {
    json.name("workload");
    json.beginObject();
    switch (result) {
      case WorkloadResult.Passed _ -> text("outcome", "passed");
      case WorkloadResult.StayedUp(var _, List<String> open) -> {
        text("outcome", "passed");
        texts("open", open);
      }
      case WorkloadResult.NobodyHome(List<String> sockets) -> {
        text("outcome", "failed");
        texts("shut", sockets);
      }
      case WorkloadResult.Failed failed -> {
        text("outcome", failed.couldNotRun() ? "could-not-run" : "failed");
        number("exitStatus", failed.exitCode());
        text("out", failed.out());
        text("err", failed.err());
        number("droppedBytes", failed.droppedBytes());
      }
      case WorkloadResult.TimedOut(var _, String out, String err) -> {
        text("outcome", "timed-out");
        text("out", out);
        text("err", err);
      }
      case WorkloadResult.NotRun _ -> text("outcome", "not-run");
    }
    json.endObject();
  }

  private void refusals(Refusals refusals, List<AuditRecord> refused) {
    switch (refusals) {
      case Refusals.Unheard(String reason) -> {
        nothing("refused");
        text("refusedUnknown", reason);
      }
      case Refusals.Heard(var _, long lost) -> {
        json.name("refused");
        json.beginArray();
        refused.forEach(this::refusal);
        json.endArray();
        textOrNull(
            "refusedUnknown", lost == 0 ? "" : "audit records came faster than they could be read");
      }
    }
  }

  private void refusal(AuditRecord record) {
    json.beginObject();
    text("process", record.command());
    switch (record) {
      case AuditRecord.Seccomp seccomp -> {
        text("by", "seccomp");
        text("syscall", seccomp.syscall());
        text("architecture", seccomp.architecture());
        text("action", seccomp.action().name());
      }
      case AuditRecord.Refused refused -> {
        text("by", refused.module());
        text("operation", refused.operation());
        text("object", refused.object());
        text("policy", refused.policy());
      }
    }
    json.endObject();
  }

  private void denied(Denied denied, List<Denied.Operation> operations) {
    switch (denied) {
      case Denied.Unwatched(String reason) -> {
        nothing("denied");
        text("deniedUnknown", reason);
      }
      case Denied.Watched _ -> {
        json.name("denied");
        json.beginArray();
        for (Denied.Operation operation : operations) {
          json.beginObject();
          text("process", operation.process());
          text("syscall", operation.syscall());
          text("object", operation.object());
          text("errno", operation.errno());
          json.endObject();
        }
        json.endArray();
        nothing("deniedUnknown");
      }
    }
  }

  private void text(String name, String value) {
    json.name(name);
    json.value(value);
  }

  private void textOrNull(String name, String value) {
    if (value.isEmpty()) {
      nothing(name);
    } else {
      text(name, value);
    }
  }

  private void nothing(String name) {
    json.name(name);
    json.nullValue();
  }

  private void number(String name, long value) {
    json.name(name);
    json.value(value);
  }

  private void texts(String name, List<String> values) {
    json.name(name);
    json.beginArray();
    values.forEach(json::value);
    json.endArray();
  }
}
