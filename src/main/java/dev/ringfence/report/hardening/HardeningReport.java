package dev.ringfence.report.hardening;

import dev.ringfence.trial.probe.Probed;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything one hardening found, ready to be shown: plain text and numbers only, so that the HTML
 * page, the JSON file and the terminal tell the same story.
 *
 * @param unit such as {@code nginx.service}
 * @param outcome works, unhardened or inconclusive
 * @param summary one or two sentences for somebody who reads nothing else
 * @param machine where it was tried
 * @param workload what exercised the service
 * @param before exposure of the unit as it was
 * @param after exposure with the drop-in
 * @param dropIn text of the drop-in; empty when there is none
 * @param deployCommand the one command that puts it in place; empty when there is none
 * @param decisions one for each value that was considered, in the drop-in's order
 * @param trials in the order in which they ran
 * @param probes what the sandbox really refuses
 * @param notExercised what nobody saw the service do, so that it could not be judged
 * @param seconds how long the whole took
 */
public record HardeningReport(
    String unit,
    String outcome,
    String summary,
    Machine machine,
    WorkloadLine workload,
    Exposure before,
    Exposure after,
    String dropIn,
    String deployCommand,
    List<Decision> decisions,
    List<TrialLine> trials,
    List<Probed> probes,
    List<String> notExercised,
    double seconds) {
  /** The version of the JSON form; it grows when a reader could be misled. */
  public static final int SCHEMA = 1;

  public HardeningReport {
    decisions = List.copyOf(decisions);
    trials = List.copyOf(trials);
    probes = List.copyOf(probes);
    notExercised = List.copyOf(notExercised);
  }

  /** The same with more to say: behind the summary, and of what nobody could see. */
  public HardeningReport with(String sentence, List<String> more) {
    List<String> unseen = new ArrayList<>(notExercised);
    unseen.addAll(more);
    return new HardeningReport(
        unit,
        outcome,
        summary + " " + sentence,
        machine,
        workload,
        before,
        after,
        dropIn,
        deployCommand,
        decisions,
        trials,
        probes,
        unseen,
        seconds);
  }

  /** Where it was tried. */
  public record Machine(String distribution, String kernel, String systemd, String architecture) {}

  /**
   * What exercised the service.
   *
   * @param command as the user gave it, or what the default one did
   * @param given whether the user gave it
   */
  public record WorkloadLine(String command, boolean given) {}

  /**
   * What {@code systemd-analyze security} would say.
   *
   * @param tenths 0 to 100
   * @param rating such as {@code UNSAFE}
   */
  public record Exposure(int tenths, String rating) {
    public Exposure {
      if (tenths < 0 || tenths > 100) {
        throw new IllegalArgumentException("exposure is 0 to 100 tenths: " + tenths);
      }
    }

    /** {@code 9.6}. */
    public String text() {
      return tenths / 10 + "." + tenths % 10;
    }
  }

  /** What became of a directive. */
  public enum Choice {
    /** In the drop-in. */
    CHOSEN("chosen"),
    /** The unit set it already. */
    KEPT("already set"),
    /** A fact forbids it. */
    FORBIDDEN("left out: breaks"),
    /** Left out because its breakage would only show where nobody looked. */
    UNPROVEN("left out: unproven"),
    /** This systemd or kernel cannot, or the user did not want it. */
    NOT_HERE("left out");

    private final String words;

    Choice(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * One directive's value and why it is in or out.
   *
   * @param topic the heading it stands under, such as {@code Files}
   * @param setting such as {@code ProtectHome=yes}
   * @param reason one sentence or two that an administrator understands
   * @param evidence what was seen that shaped the value, a line each; may be empty
   * @param impact how much it protects, in the catalogue's words
   * @param breakage how likely it breaks a service, in the catalogue's words
   */
  public record Decision(
      String topic,
      String setting,
      Choice choice,
      String reason,
      List<String> evidence,
      String impact,
      String breakage) {
    public Decision {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * One trial.
   *
   * @param name such as {@code whole plan}
   * @param outcome works, degraded, broken or inconclusive
   * @param reason what was found and what was done about it
   * @param milliseconds how long it took
   */
  public record TrialLine(
      String name, String outcome, String reason, List<String> denied, long milliseconds) {
    public TrialLine {
      denied = List.copyOf(denied);
    }
  }
}
