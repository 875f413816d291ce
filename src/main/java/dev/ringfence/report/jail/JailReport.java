package dev.ringfence.report.jail;

import dev.ringfence.jail.Bind;
import dev.ringfence.jail.JailResult;
import dev.ringfence.jail.Reach;
import dev.ringfence.jail.Upgrade;
import dev.ringfence.report.hardening.HardeningReport.Machine;
import dev.ringfence.report.hardening.HardeningReport.WorkloadLine;
import java.util.List;

/**
 * What came of one search for a jail, ready to be shown.
 *
 * @param unit such as {@code nginx.service}
 * @param outcome works, unjailed or inconclusive
 * @param summary in one sentence
 * @param granularity file, directory or package
 * @param workload what exercised the service
 * @param machine on which it was found out
 * @param dropIn its text; empty without a jail
 * @param rootDirectory the directory that it takes for its root; empty for an empty root
 * @param deployCommand puts it in place; empty without a jail
 * @param binds what is in the jail
 * @param notes what a reader has to know
 * @param leftOut what libraries use now and then, and this service did not
 * @param before what was within reach without the jail
 * @param after what is within reach in it
 * @param strays what was visible in it and is not on its list
 * @param upgrade what became of it when its packages were installed anew
 * @param trials every trial, in order
 * @param seconds how long all of it took
 */
public record JailReport(
    String unit,
    String outcome,
    String summary,
    String granularity,
    WorkloadLine workload,
    Machine machine,
    String dropIn,
    String rootDirectory,
    String deployCommand,
    List<Bind> binds,
    List<String> notes,
    List<String> leftOut,
    Reach before,
    Reach after,
    List<String> strays,
    Upgrade upgrade,
    List<JailResult.Attempt> trials,
    double seconds) {
  /** It grows when a reader could be misled. */
  public static final int SCHEMA = 1;

  public JailReport {
    binds = List.copyOf(binds);
    notes = List.copyOf(notes);
    leftOut = List.copyOf(leftOut);
    strays = List.copyOf(strays);
    trials = List.copyOf(trials);
  }

  /** Whether there is a jail. */
  public boolean works() {
    return outcome.equals("works");
  }

  /** What is within reach, in words, before and after. */
  List<Row> rows() {
    return List.of(
        new Row("files", before.files(), after.files()),
        new Row("kilobytes", before.bytes() >> 10, after.bytes() >> 10),
        new Row("setuid programs", before.setuid(), after.setuid()),
        new Row("shells", before.shells(), after.shells()),
        new Row("interpreters", before.interpreters(), after.interpreters()),
        new Row("writable paths", before.writable(), after.writable()),
        new Row("unix sockets", before.sockets(), after.sockets()));
  }

  /** One number before and after. */
  record Row(String name, long before, long after) {}
}
