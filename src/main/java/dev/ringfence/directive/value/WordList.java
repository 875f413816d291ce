package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of known words, which may begin with {@code ~} where the directive allows that.
 *
 * @param what one of them is called, with its article: {@code a secure bit}
 * @param known the words
 * @param consequence what systemd does about another word
 * @param form what else is read
 */
public record WordList(String what, List<Word> known, Check.Consequence consequence, Form form)
    implements ValueKind {
  /** A word, and the first major version that reads it (0 for as long as the directive exists). */
  public record Word(String written, int since) {}

  /** What else than words is read. */
  public enum Form {
    WORDS,
    WORDS_OR_HEX,
    /** A leading {@code ~} turns the list round. */
    INVERTIBLE
  }

  public WordList {
    known = List.copyOf(known);
  }

  public static WordList of(String what, Check.Consequence consequence, String... words) {
    List<Word> known = new ArrayList<>();
    for (String word : words) {
      known.add(new Word(word, 0));
    }
    return new WordList(what, known, consequence, Form.WORDS);
  }

  /** The same with a word that a later version brought. */
  public WordList and(String word, int since) {
    List<Word> more = new ArrayList<>(known);
    more.add(new Word(word, since));
    return new WordList(what, more, consequence, form);
  }

  /** The same, which also reads a hexadecimal mask. */
  public WordList orHex() {
    return new WordList(what, known, consequence, Form.WORDS_OR_HEX);
  }

  /** The same, which may begin with {@code ~}. */
  public WordList invertible() {
    return new WordList(what, known, consequence, Form.INVERTIBLE);
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    List<String> readable = new ArrayList<>();
    for (Word word : known) {
      if (version.atLeast(word.since())) {
        readable.add(word.written());
      }
    }
    String list = form == Form.INVERTIBLE ? Splitting.withoutTilde(value) : value;
    return Splitting.each(
        list,
        consequence,
        word ->
            readable.contains(word)
                    || (form == Form.WORDS_OR_HEX && word.matches("(0x)?[0-9a-fA-F]+"))
                ? Optional.empty()
                : Splitting.Wrong.notOne(word, what, readable));
  }
}
