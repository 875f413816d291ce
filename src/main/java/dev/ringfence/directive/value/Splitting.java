package dev.ringfence.directive.value;

import dev.ringfence.unit.Spelling;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks the words of a list one by one. */
final class Splitting {
  /** Beyond it another digit could overflow. */
  private static final long HIGHEST = (Long.MAX_VALUE >> 4) - 16;

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
    return isNumber(text, 10, least, most);
  }

  /** The same as C reads it: {@code 0x} before hexadecimal, {@code 0} before octal. */
  static boolean isCNumber(String text, long least, long most) {
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return isNumber(text.substring(2), 16, least, most);
    }
    boolean octal = text.length() > 1 && text.startsWith("0");
    return isNumber(octal ? text.substring(1) : text, octal ? 8 : 10, least, most);
  }

  private static boolean isNumber(String text, int radix, long least, long most) {
    if (text.isEmpty() || text.length() > 18) {
      return false;
    }
    long number = 0;
    for (int at = 0; at < text.length(); at++) {
      int digit = text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), radix) : -1;
      if (digit < 0 || number > HIGHEST) {
        return false;
      }
      number = number * radix + digit;
    }
    return number >= least && number <= most;
  }
}
