package dev.ringfence.directive.value;

import dev.ringfence.unit.Spelling;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks the words of a list one by one. */
final class Splitting {
  private Splitting() {}

  /** The words of a list, quotes gone. */
  static Words words(String value) {
    return Words.of(value, Words.Rule.UNQUOTE);
  }

  /** A list whose first character may be {@code ~}, without it. */
  static String withoutTilde(String value) {
    return value.startsWith("~") ? value.substring(1) : value;
  }

  /**
   * Complains about each word for which {@code wrong} gives a reason, and about an open quote.
   *
   * @param consequence what systemd does about such a word
   */
  static Check each(
      String value, Check.Consequence consequence, Function<String, Optional<Wrong>> wrong) {
    List<Check.Complaint> complaints = new ArrayList<>();
    Words words = words(value);
    for (String word : words.words()) {
      wrong
          .apply(word)
          .ifPresent(what ->
              complaints.add(
                  new Check.Complaint(consequence, word, what.reason(), what.closeMisses())));
    }
    if (words instanceof Words.Broken(List<String> _, String rest, String message)) {
      complaints.add(new Check.Complaint(Check.Consequence.LINE_IGNORED, rest, message, List.of()));
    }
    return new Check(complaints);
  }

  /** What is wrong with a word. */
  record Wrong(String reason, List<String> closeMisses) {
    static Optional<Wrong> because(String reason) {
      return Optional.of(new Wrong(reason, List.of()));
    }

    /** Not one of the words that are known. */
    static Optional<Wrong> notOne(String word, String of, List<String> known) {
      return Optional.of(
          new Wrong("is not " + of, Spelling.closest(word, known).map(List::of).orElse(List.of())));
    }
  }

  /** Whether the text is a decimal number from {@code least} to {@code most}. */
  static boolean isNumber(String text, long least, long most) {
    if (text.isEmpty() || text.length() > 19) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    long number = Long.parseLong(text.substring(0, Math.min(text.length(), 18)));
    return text.length() < 19 && number >= least && number <= most;
  }
}
