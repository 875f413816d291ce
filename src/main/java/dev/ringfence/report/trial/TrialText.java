package dev.ringfence.report.trial;

import dev.ringfence.linux.AuditRecord;
import dev.ringfence.report.Style;
import dev.ringfence.report.Table;
import dev.ringfence.trial.Denied;
import dev.ringfence.trial.Experiment;
import dev.ringfence.trial.IgnoredLine;
import dev.ringfence.trial.JournalRecord;
import dev.ringfence.trial.Outcome;
import dev.ringfence.trial.Phase;
import dev.ringfence.trial.Refusals;
import dev.ringfence.trial.Run;
import dev.ringfence.trial.Symptom;
import dev.ringfence.trial.Timing;
import dev.ringfence.trial.WorkloadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An experiment for people: the outcome in one line, then what it rests on. */
public final class TrialText {
  private final boolean colour;
  private final int width;

  /** For a terminal of this many columns. */
  public TrialText(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /** All of it, each line ended. */
  public String of(Experiment experiment) {
    Table table = new Table(Table.Column.left(""), Table.Column.prose(""));
    StringBuilder out = new StringBuilder(headline(experiment));
    row(table, "unhardened", times(experiment.baseline()));
    switch (experiment.outcome()) {
      case Outcome.Works(Run run) -> {
        if (!experiment.dropIn().isEmpty()) {
          row(table, "hardened", times(run));
        }
        ignored(table, experiment, run);
        unheard(table, run);
      }
      case Outcome.Degraded(Run run, var refused, var denied) -> {
        row(table, "hardened", times(run));
        refused(table, refused, denied);
        ignored(table, experiment, run);
        unheard(table, run);
      }
      case Outcome.Broken(Run run, Symptom symptom, var refused, var denied) -> {
        row(table, "step", symptom.step());
        row(table, "what", symptom.describe());
        details(table, symptom);
        refused(table, refused, denied);
        ignored(table, experiment, run);
        journal(table, run);
        unheard(table, run);
      }
      case Outcome.Inconclusive(String reason, String remedy) -> {
        row(table, "why", reason);
        row(table, "what to do", remedy);
        experiment.baseline().symptoms().forEach(symptom -> details(table, symptom));
        journal(table, experiment.baseline());
      }
    }
    return out.append(table.render(colour, width)).toString();
  }

  private String headline(Experiment experiment) {
    Style style =
        switch (experiment.outcome()) {
          case Outcome.Works _ -> Style.GOOD;
          case Outcome.Degraded _, Outcome.Inconclusive _ -> Style.NOTICE;
          case Outcome.Broken _ -> Style.BAD;
        };
    String meaning =
        switch (experiment.outcome()) {
          case Outcome.Works _ when experiment.dropIn().isEmpty() -> "it works unhardened";
          case Outcome.Works(Run run) when !run.ignored().isEmpty() ->
              "it works as it does without the drop-in, part of which this systemd ignores";
          case Outcome.Works _ -> "it works with the drop-in as it does without";
          case Outcome.Degraded _ -> "it works with the drop-in, but is refused what it was not";
          case Outcome.Broken _ -> "it does not work with the drop-in";
          case Outcome.Inconclusive _ -> "nothing can be said about the drop-in";
        };
    return Style.STRONG.paint(experiment.unit(), colour)
        + "  "
        + style.paint(experiment.outcome().word(), colour)
        + ": "
        + meaning
        + Style.FAINT.paint(" (systemd " + experiment.systemd() + ")", colour)
        + "\n";
  }

  private static void row(Table table, String label, String text) {
    table.row(new Table.Cell("  " + label, Style.FAINT), Table.Cell.of(text));
  }

  private static String times(Run run) {
    Timing timing = run.timing();
    List<String> parts = new ArrayList<>();
    parts.add("start " + time(timing.start()));
    parts.add("workload " + run.workload().describe());
    if (!timing.reload().isZero()) {
      parts.add("reload " + time(timing.reload()));
    }
    if (!timing.stop().isZero()) {
      parts.add("stop " + time(timing.stop()));
    }
    return String.join(", ", parts);
  }

  private static String time(Duration duration) {
    long millis = duration.toMillis();
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  private static void details(Table table, Symptom symptom) {
    if (symptom instanceof Symptom.SetUpFailed failed && !failed.words().isEmpty()) {
      row(table, "systemd", failed.words());
    }
    if (symptom instanceof Symptom.WorkloadFailed(Phase _, WorkloadResult.Failed failed)) {
      output(table, "stdout", failed.out());
      output(table, "stderr", failed.err());
    }
    if (symptom instanceof Symptom.WorkloadFailed(Phase _, WorkloadResult.TimedOut late)) {
      output(table, "stdout", late.out());
      output(table, "stderr", late.err());
    }
  }

  private static void output(Table table, String label, String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    int from = Math.max(0, lines.size() - 5);
    lines.subList(from, lines.size()).forEach(line -> row(table, label, line));
  }

  private static void refused(
      Table table, List<AuditRecord> refused, List<Denied.Operation> denied) {
    for (AuditRecord record : refused) {
      row(table, "refused", record.command() + ": " + words(record));
    }
    for (Denied.Operation operation : denied) {
      row(
          table,
          "denied",
          operation.process()
              + ": "
              + operation.syscall()
              + (operation.object().isEmpty() ? "" : " of " + operation.object())
              + " ("
              + operation.errno()
              + ")");
    }
  }

  private static String words(AuditRecord record) {
    return switch (record) {
      case AuditRecord.Seccomp seccomp ->
          seccomp.syscall()
              + " by a system call filter"
              + switch (seccomp.action()) {
                case KILL_PROCESS, KILL_THREAD -> ", which killed it";
                case TRAP -> ", with SIGSYS";
                case ERRNO, USER_NOTIFICATION, TRACE, LOG, ALLOW -> "";
              };
      case AuditRecord.Refused refused ->
          refused.operation()
              + " of "
              + refused.object()
              + " by "
              + refused.module()
              + " ("
              + refused.policy()
              + ")";
    };
  }

  private static void ignored(Table table, Experiment experiment, Run run) {
    for (IgnoredLine line : run.ignored()) {
      row(table, "ignored", experiment.dropIn().place(line) + ": " + line.words());
    }
  }

  private static void journal(Table table, Run run) {
    for (JournalRecord record : JournalExtract.of(run)) {
      String who = record.isSystemds() ? "systemd" : record.field("SYSLOG_IDENTIFIER");
      record.message().lines().limit(5).forEach(line -> row(table, "journal", who + ": " + line));
    }
  }

  private static void unheard(Table table, Run run) {
    switch (run.refusals()) {
      case Refusals.Unheard(String reason) -> row(table, "not known", reason);
      case Refusals.Heard(var _, long lost) when lost > 0 ->
          row(
              table,
              "not known",
              "audit records came faster than they could be read: some refusals may be missing");
      case Refusals.Heard _ -> {
        // All is known.
      }
    }
    if (run.denied() instanceof Denied.Unwatched(String reason)) {
      row(table, "not known", reason);
    }
  }
}
