package dev.ringfence.report.diagnosis;

import dev.ringfence.diagnose.Diagnosis;
import dev.ringfence.diagnose.Mend;
import dev.ringfence.trial.Denied;
import dev.ringfence.unit.Setting;
import java.util.List;

/**
 * A diagnosis as all formats tell it.
 *
 * @param unit its name
 * @param systemd the version that ran it
 * @param outcome what came of it
 * @param failure what goes wrong, in one line
 * @param step systemd's word for the step, or the phase; empty when nothing failed
 * @param lines the lines that do it
 * @param together lines without which those would do no harm
 * @param denied what is denied
 * @param why what the lines have to do with it, a sentence each
 * @param mends what mends it, in words; empty when nothing that is right does
 * @param proof whether the service was seen to work with the mends
 * @param diff the same as a diff
 * @param before the exposure as it is; empty when it was not asked for
 * @param after the exposure with the mends
 * @param advice what to do where no diff helps
 * @param said the last of what systemd and the service wrote, where that is all there is
 */
public record DiagnosisReport(
    String unit,
    String systemd,
    Outcome outcome,
    String failure,
    String step,
    List<Setting> lines,
    List<Setting> together,
    List<Denied.Operation> denied,
    List<String> why,
    List<String> mends,
    Proof proof,
    String diff,
    String before,
    String after,
    List<String> advice,
    List<String> said) {
  /** What came of it. */
  public enum Outcome {
    WORKS("works"),
    BLAMED("blamed"),
    ELSEWHERE("elsewhere");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** What is known of the mend. */
  public enum Proof {
    /** There is none. */
    NO_MEND("no mend"),
    /** The service was run with it, and works. */
    TRIED("tried"),
    /** It follows from what was read; nothing was run. */
    UNTRIED("untried");

    private final String word;

    Proof(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  public DiagnosisReport {
    lines = List.copyOf(lines);
    together = List.copyOf(together);
    denied = List.copyOf(denied);
    why = List.copyOf(why);
    mends = List.copyOf(mends);
    advice = List.copyOf(advice);
    said = List.copyOf(said);
  }

  /**
   * Of a diagnosis.
   *
   * @param diff of its mends; empty when it has none
   * @param before the exposure as it is
   * @param after the exposure with the mends
   */
  public static DiagnosisReport of(
      String unit, String systemd, Diagnosis diagnosis, String diff, String before, String after) {
    return switch (diagnosis) {
      case Diagnosis.Works(String words) ->
          new DiagnosisReport(
              unit,
              systemd,
              Outcome.WORKS,
              words,
              "",
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Proof.NO_MEND,
              "",
              before,
              "",
              List.of(),
              List.of());
      case Diagnosis.Elsewhere elsewhere ->
          new DiagnosisReport(
              unit,
              systemd,
              Outcome.ELSEWHERE,
              elsewhere.failure(),
              elsewhere.step(),
              elsewhere.where(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Proof.NO_MEND,
              "",
              before,
              "",
              elsewhere.advice(),
              elsewhere.said());
      case Diagnosis.Blamed blamed ->
          new DiagnosisReport(
              unit,
              systemd,
              Outcome.BLAMED,
              blamed.failure(),
              blamed.step(),
              blamed.culprits(),
              blamed.together(),
              blamed.denied(),
              blamed.why(),
              blamed.cure().mends().stream().map(Mend::words).toList(),
              switch (blamed.cure()) {
                case Diagnosis.Cure.Proven _ -> Proof.TRIED;
                case Diagnosis.Cure.Untried _ -> Proof.UNTRIED;
                case Diagnosis.Cure.None _ -> Proof.NO_MEND;
              },
              diff,
              before,
              after,
              blamed.cure() instanceof Diagnosis.Cure.None(String advice)
                  ? List.of(advice)
                  : List.of(),
              List.of());
    };
  }
}
