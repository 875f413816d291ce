package dev.ringfence.report.jail;

import dev.ringfence.jail.Granularity;
import dev.ringfence.jail.JailResult;
import dev.ringfence.jail.Reach;
import dev.ringfence.jail.Upgrade;
import dev.ringfence.report.hardening.HardeningReport.Machine;
import dev.ringfence.report.hardening.HardeningReport.WorkloadLine;
import java.util.List;

/**
 * Tells a result as a report.
 *
 * @param unit such as {@code nginx.service}
 * @param rootDirectory the directory that it takes for its root; empty for an empty root
 * @param deployCommand puts a jail in place
 */
public record JailStory(
    String unit,
    Granularity granularity,
    WorkloadLine workload,
    Machine machine,
    String rootDirectory,
    String deployCommand) {
  private static final Reach NOTHING = new Reach(0, 0, 0, 0, 0, 0, 0);
  private static final Upgrade UNTRIED = new Upgrade(List.of(), false, "", List.of());

  /** The report. */
  public JailReport of(JailResult result, double seconds) {
    return switch (result) {
      case JailResult.Works works ->
          new JailReport(
              unit,
              "works",
              unit
                  + " works in this jail: its workload passed and nothing was refused that was not"
                  + " refused before.",
              granularity.word(),
              workload,
              machine,
              works.dropIn(),
              rootDirectory,
              deployCommand,
              works.jail().binds(),
              works.jail().notes(),
              works.leftOut(),
              works.before(),
              works.after(),
              works.strays(),
              works.upgrade(),
              works.attempts(),
              seconds);
      case JailResult.Unjailed unjailed ->
          without("unjailed", unit + " stays as it is: " + unjailed.reason(), result, seconds);
      case JailResult.Inconclusive inconclusive ->
          without("inconclusive", inconclusive.reason(), result, seconds);
    };
  }

  private JailReport without(String outcome, String summary, JailResult result, double seconds) {
    return new JailReport(
        unit,
        outcome,
        summary,
        granularity.word(),
        workload,
        machine,
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        NOTHING,
        NOTHING,
        List.of(),
        UNTRIED,
        result.attempts(),
        seconds);
  }
}
