package dev.ringfence.unit;

import java.util.EnumSet;
import java.util.Set;

/**
 * Takes one word after the other from a value, by the rules of systemd's extract_first_word()
 * (src/basic/extract-word.c). {@link Words} splits a whole value at once.
 */
public final class WordReader {
  private static final int PAST_END = -1;

  private final String value;
  private int position;

  /** Reads the words of {@code value} from its start. */
  public WordReader(String value) {
    this.value = value;
  }

  /** What the next word is. */
  public sealed interface Next {
    /** A word, quotes and escapes undone as the rules say; it can be empty ({@code ""}). */
    record Word(String text) implements Next {}

    /** There are no more words. */
    record End() implements Next {}

    /** The value is broken from here on. */
    record Mistake(String message) implements Next {}
  }

  /** The next word, told apart from others by white space. */
  public Next next(Words.Rule... rules) {
    return next(Words.WHITE_SPACE, rules);
  }

  /** The next word, told apart from others by any character of {@code separators}. */
  public Next next(String separators, Words.Rule... rules) {
    return next(separators, set(rules));
  }

  /**
   * The next word, quotes and escapes undone; one whose escapes are unknown is taken as written,
   * which is what extract_first_word_and_warn() of systemd does.
   */
  public Next nextForgiving(Words.Rule... more) {
    Set<Words.Rule> rules = set(more);
    int start = position;
    Next next = next(Words.WHITE_SPACE, rules);
    if (next instanceof Next.Mistake && rules.add(Words.Rule.KEEP_UNKNOWN_ESCAPES)) {
      position = start;
      return next(Words.WHITE_SPACE, rules);
    }
    return next;
  }

  /** What is left to read, separators before the next word gone; empty at the end. */
  public String rest() {
    return position == PAST_END ? "" : value.substring(position);
  }

  /** Whether the last word reached the end of the value, with no separator after it. */
  public boolean isPastEnd() {
    return position == PAST_END;
  }

  private static Set<Words.Rule> set(Words.Rule... rules) {
    Set<Words.Rule> set = EnumSet.noneOf(Words.Rule.class);
    for (Words.Rule rule : rules) {
      set.add(rule);
    }
    return set;
  }

  Next next(String separators, Set<Words.Rule> rules) {
    if (position == PAST_END) {
      return new Next.End();
    }
    boolean emptyWords = rules.contains(Words.Rule.EMPTY_WORDS);
    if (!emptyWords) {
      position = skip(separators, position);
      if (position == value.length()) {
        position = PAST_END;
        return new Next.End();
      }
    }
    return word(separators, rules, emptyWords);
  }

  private Next word(String separators, Set<Words.Rule> rules, boolean emptyWords) {
    boolean unquote = rules.contains(Words.Rule.UNQUOTE);
    boolean quotes = unquote || rules.contains(Words.Rule.KEEP_QUOTES);
    boolean escapes = !rules.contains(Words.Rule.RETAIN_ESCAPE);
    WordText word = new WordText();
    char quote = 0;
    int at = position;
    while (at < value.length()) {
      char c = value.charAt(at);
      if (c == '\\' && escapes) {
        int after = escape(at + 1, separators, rules, quote != 0, word);
        if (after < 0) {
          return mistake(at, "unknown escape sequence");
        }
        at = after;
      } else if (quote != 0 ? c == quote : quotes && (c == '"' || c == '\'')) {
        quote = quote != 0 ? 0 : c;
        if (!unquote) {
          word.append(c);
        }
        at++;
      } else if (quote == 0 && separators.indexOf(c) >= 0) {
        int next = emptyWords ? at + 1 : skip(separators, at);
        position = next == value.length() && !emptyWords ? PAST_END : next;
        return new Next.Word(word.toString());
      } else {
        word.append(c);
        at++;
      }
    }
    if (quote != 0 && !rules.contains(Words.Rule.RELAX)) {
      return mistake(at, "unbalanced quotes");
    }
    position = PAST_END;
    return new Next.Word(word.toString());
  }

  private Next mistake(int at, String message) {
    position = at;
    return new Next.Mistake(message);
  }

  private int skip(String separators, int from) {
    int at = from;
    while (at < value.length() && separators.indexOf(value.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Appends what the escape at {@code at} stands for; where it ends, or less than 0: unknown. */
  private int escape(
      int at, String separators, Set<Words.Rule> rules, boolean quoted, WordText word) {
    boolean unescape = rules.contains(Words.Rule.UNESCAPE);
    boolean separatorEscapes = rules.contains(Words.Rule.UNESCAPE_SEPARATORS);
    boolean keepUnknown = rules.contains(Words.Rule.KEEP_UNKNOWN_ESCAPES);
    boolean relax = rules.contains(Words.Rule.RELAX);
    if (at == value.length()) {
      if (keepUnknown && (!quoted || relax)) {
        word.append('\\');
        return at;
      }
      return relax ? at : -1;
    }
    char c = value.charAt(at);
    if (!unescape && !separatorEscapes) {
      word.append(c);
      return at + 1;
    }
    int after = unescape ? EscapeSequence.append(value, at, word) : -1;
    if (after >= 0) {
      return after;
    }
    if (separatorEscapes && (c == '\\' || separators.indexOf(c) >= 0)) {
      word.append(c);
    } else if (keepUnknown) {
      word.append('\\');
      word.append(c);
    } else {
      return -1;
    }
    return at + 1;
  }
}
