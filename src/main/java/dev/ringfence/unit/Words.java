package dev.ringfence.unit;

import java.util.ArrayList;
import java.util.List;

/**
 * A value split into words as systemd's extract_first_word() (src/basic/extract-word.c) splits it.
 */
public sealed interface Words {
  /** What the words are told apart by where systemd does not say otherwise. */
  String WHITE_SPACE = " \t\n\r";

  /** How to split; systemd gives these as flags, and each directive has its own. */
  enum Rule {
    /** Escapes of C become what they stand for (EXTRACT_CUNESCAPE). */
    UNESCAPE(1 << 0),
    /** An unknown escape stays as it is instead of being an error (EXTRACT_UNESCAPE_RELAX). */
    KEEP_UNKNOWN_ESCAPES(1 << 1),
    /** A backslash before a separator or a backslash goes (EXTRACT_UNESCAPE_SEPARATORS). */
    UNESCAPE_SEPARATORS(1 << 2),
    /** Quotes hold words together and stay in them (EXTRACT_KEEP_QUOTE). */
    KEEP_QUOTES(1 << 3),
    /** Quotes hold words together and go (EXTRACT_UNQUOTE). */
    UNQUOTE(1 << 4),
    /**
     * Each separator ends a word, so that words can be empty (EXTRACT_DONT_COALESCE_SEPARATORS).
     */
    EMPTY_WORDS(1 << 5),
    /** A backslash is a character like any other (EXTRACT_RETAIN_ESCAPE). */
    RETAIN_ESCAPE(1 << 6),
    /** An open quote or a last backslash is no error (EXTRACT_RELAX). */
    RELAX(1 << 7);

    private final int bit;

    Rule(int bit) {
      this.bit = bit;
    }

    /** These rules as a number: words are read too often for a set of its own each. */
    static int bits(Rule... rules) {
      int bits = 0;
      for (Rule rule : rules) {
        bits |= rule.bit;
      }
      return bits;
    }

    boolean isIn(int bits) {
      return (bits & bit) != 0;
    }
  }

  /** The words found, which are all there are. */
  record Split(List<String> words) implements Words {
    public Split {
      words = List.copyOf(words);
    }
  }

  /**
   * The words up to a mistake. systemd takes those before it and ignores the rest of the value.
   *
   * @param words what came before
   * @param rest where the word with the mistake begins
   * @param message what the mistake is
   */
  record Broken(List<String> words, String rest, String message) implements Words {
    public Broken {
      words = List.copyOf(words);
    }
  }

  /** The words found, whether or not a mistake follows. */
  List<String> words();

  /** Splits at white space. */
  static Words of(String value, Rule... rules) {
    return of(value, WHITE_SPACE, rules);
  }

  /** Splits at each character of {@code separators}. */
  static Words of(String value, String separators, Rule... rules) {
    WordReader reader = new WordReader(value);
    int bits = Rule.bits(rules);
    List<String> words = new ArrayList<>();
    while (true) {
      int start = reader.position();
      WordReader.Next next = reader.next(separators, bits);
      if (next instanceof WordReader.Next.Mistake(String message)) {
        return new Broken(words, value.substring(start), message);
      }
      if (!(next instanceof WordReader.Next.Word(String word))) {
        return new Split(words);
      }
      words.add(word);
    }
  }
}
