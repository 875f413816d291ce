package dev.ringfence.directive.value;

import java.util.List;

/**
 * What systemd would make of one assigned value: nothing to say, or complaints.
 *
 * @param complaints empty when the value is good
 */
public record Check(List<Complaint> complaints) {
  private static final Check GOOD = new Check(List.of());

  public Check {
    complaints = List.copyOf(complaints);
  }

  /** What becomes of what is complained about. */
  public enum Consequence {
    /** systemd leaves the word out without a warning. */
    WORD_LOST,
    /** systemd leaves the word out and warns. */
    WORD_IGNORED,
    /** systemd ignores the whole line and warns; the earlier value stays. */
    LINE_IGNORED,
    /** The unit does not load. */
    UNIT_REFUSED
  }

  /**
   * One thing that is wrong with a value.
   *
   * @param consequence what systemd does about it
   * @param word the part that is wrong
   * @param reason what is wrong with it, in words that follow the word: {@code is not a capability}
   * @param closeMisses what was probably meant; may be empty
   */
  public record Complaint(
      Consequence consequence, String word, String reason, List<String> closeMisses) {
    public Complaint {
      closeMisses = List.copyOf(closeMisses);
    }
  }

  public static Check good() {
    return GOOD;
  }

  /** One complaint. */
  public static Check bad(
      Consequence consequence, String word, String reason, List<String> closeMisses) {
    return new Check(List.of(new Complaint(consequence, word, reason, closeMisses)));
  }

  public boolean isGood() {
    return complaints.isEmpty();
  }
}
