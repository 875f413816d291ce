package dev.ringfence.unit;

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
    return next(separators, Words.Rule.bits(rules));
  }

  /**
   * The next word, quotes and escapes undone; one whose escapes are unknown is taken as written,
   * which is what extract_first_word_and_warn() of systemd does.
   */
  public Next nextForgiving(Words.Rule... more) {
    int rules = Words.Rule.bits(more);
    int start = position;
    Next next = next(Words.WHITE_SPACE, rules);
    if (next instanceof Next.Mistake && !Words.Rule.KEEP_UNKNOWN_ESCAPES.isIn(rules)) {
      position = start;
      return next(Words.WHITE_SPACE, rules | Words.Rule.bits(Words.Rule.KEEP_UNKNOWN_ESCAPES));
    }
    return next;
  }

  /** What is left to read, separators before the next word gone; empty at the end. */
  public String rest() {
    return position == PAST_END ? "" : value.substring(position);
  }

  /** Where the next word is looked for; negative past the end. */
  int position() {
    return position;
  }

  /** Whether the last word reached the end of the value, with no separator after it. */
  public boolean isPastEnd() {
    return position == PAST_END;
  }

  Next next(String separators, int rules) {
    if (position == PAST_END) {
      return new Next.End();
    }
    boolean emptyWords = Words.Rule.EMPTY_WORDS.isIn(rules);
    if (!emptyWords) {
      position = skip(separators, position);
      if (position == value.length()) {
        position = PAST_END;
        return new Next.End();
      }
    }
    return word(separators, rules, emptyWords);
  }

  private Next word(String separators, int rules, boolean emptyWords) {
    boolean unquote = Words.Rule.UNQUOTE.isIn(rules);
    boolean quotes = unquote || Words.Rule.KEEP_QUOTES.isIn(rules);
    boolean escapes = !Words.Rule.RETAIN_ESCAPE.isIn(rules);
    int plain = plainEnd(separators, quotes);
    if (plain == value.length() || isSeparator(separators, value.charAt(plain))) {
      return plainWord(separators, plain, emptyWords);
    }
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
      } else if (quote == 0 && isSeparator(separators, c)) {
        int next = emptyWords ? at + 1 : skip(separators, at);
        position = next == value.length() && !emptyWords ? PAST_END : next;
        return new Next.Word(word.toString());
      } else {
        word.append(c);
        at++;
      }
    }
    if (quote != 0 && !Words.Rule.RELAX.isIn(rules)) {
      return mistake(at, "unbalanced quotes");
    }
    position = PAST_END;
    return new Next.Word(word.toString());
  }

  /** Up to where there is nothing to undo: most words are like that to their end. */
  private int plainEnd(String separators, boolean quotes) {
    int at = position;
    while (at < value.length()) {
      char c = value.charAt(at);
      if (c == '\\' || (quotes && (c == '"' || c == '\'')) || isSeparator(separators, c)) {
        return at;
      }
      at++;
    }
    return at;
  }

  private Next plainWord(String separators, int end, boolean emptyWords) {
    Next word = new Next.Word(value.substring(position, end));
    if (end == value.length()) {
      position = PAST_END;
    } else {
      int next = emptyWords ? end + 1 : skip(separators, end);
      position = next == value.length() && !emptyWords ? PAST_END : next;
    }
    return word;
  }

  private static boolean isSeparator(String separators, char c) {
    return separators.equals(Words.WHITE_SPACE)
        ? c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        : separators.indexOf(c) >= 0;
  }

  private Next mistake(int at, String message) {
    position = at;
    return new Next.Mistake(message);
  }

  private int skip(String separators, int from) {
    int at = from;
    while (at < value.length() && isSeparator(separators, value.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Appends what the escape at {@code at} stands for; where it ends, or less than 0: unknown. */
  private int escape(int at, String separators, int rules, boolean quoted, WordText word) {
    boolean unescape = Words.Rule.UNESCAPE.isIn(rules);
    boolean separatorEscapes = Words.Rule.UNESCAPE_SEPARATORS.isIn(rules);
    boolean keepUnknown = Words.Rule.KEEP_UNKNOWN_ESCAPES.isIn(rules);
    boolean relax = Words.Rule.RELAX.isIn(rules);
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
