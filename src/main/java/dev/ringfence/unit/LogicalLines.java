package dev.ringfence.unit;

import java.util.Arrays;

/**
 * Splits bytes into logical lines as config_parse() of systemd (src/shared/conf-parser.c) does:
 * continuations joined, comments within them dropped, and the span of bytes known that each takes.
 */
final class LogicalLines {
  /** LONG_LINE_MAX of systemd: a line of this many bytes, continuations joined, is too long. */
  static final int LIMIT = 1 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final byte[] bytes;
  private final PhysicalLines lines;
  private final JoinedLine joined = new JoinedLine();
  private boolean markSeen;

  private byte[] text;
  private int from;
  private int to;
  private int number;
  private int spanStart;
  private int spanEnd;

  /** What a step came to. */
  enum Step {
    /** A line that is not blank or a comment, or may be blank. */
    LINE,
    /** A comment that is a line of its own. */
    COMMENT,
    /** A line that goes on, but the bytes end. */
    UNFINISHED,
    /** A line so long that systemd gives up. */
    TOO_LONG,
    /** No more bytes. */
    END
  }

  LogicalLines(byte[] bytes) {
    this.bytes = bytes;
    this.lines = new PhysicalLines(bytes);
    this.text = bytes;
  }

  /** The first line so far that a NUL ended; 0 when there was none. */
  int nul() {
    return lines.nul();
  }

  Step next() {
    spanStart = spanEnd;
    joined.clear();
    while (lines.next()) {
      int start = lines.start();
      int end = lines.end();
      spanEnd = lines.resume();
      if (end - start >= LIMIT) {
        return line(bytes, start, start, lines.number(), Step.TOO_LONG);
      }
      if (isComment(start, end)) {
        if (joined.isEmpty()) {
          return line(bytes, start, end, lines.number(), Step.COMMENT);
        }
        continue;
      }
      if (!markSeen && startsWithMark(start, end)) {
        start += BYTE_ORDER_MARK.length;
        markSeen = true;
      }
      if (joined.length() + end - start > LIMIT) {
        return line(bytes, start, start, lines.number(), Step.TOO_LONG);
      }
      if (endsInBackslash(start, end)) {
        joined.add(bytes, start, end - 1, lines.number());
        joined.space();
      } else if (joined.isEmpty()) {
        return line(bytes, start, end, lines.number(), Step.LINE);
      } else {
        joined.add(bytes, start, end, lines.number());
        return line(joined.bytes(), 0, joined.length(), joined.number(), Step.LINE);
      }
    }
    return joined.isEmpty()
        ? Step.END
        : line(joined.bytes(), 0, joined.length(), joined.number(), Step.UNFINISHED);
  }

  private Step line(byte[] text, int from, int to, int number, Step step) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.number = number;
    return step;
  }

  private boolean isComment(int start, int end) {
    int at = Blanks.skip(bytes, start, end);
    return at < end && (bytes[at] == '#' || bytes[at] == ';');
  }

  private boolean startsWithMark(int start, int end) {
    return end - start >= BYTE_ORDER_MARK.length
        && Arrays.equals(bytes, start, start + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
  }

  /** Each backslash escapes the next, so only an odd run of them escapes the line's end. */
  private boolean endsInBackslash(int start, int end) {
    int at = end;
    while (at > start && bytes[at - 1] == '\\') {
      at--;
    }
    return (end - at) % 2 == 1;
  }

  /** What the line's text is in. */
  byte[] text() {
    return text;
  }

  /** Where it starts in {@link #text}. */
  int from() {
    return from;
  }

  /** One past its end in {@link #text}. */
  int to() {
    return to;
  }

  /** The number of the physical line on which its first letter stands. */
  int number() {
    return number;
  }

  /** Where, in all bytes, the line starts. */
  int spanStart() {
    return spanStart;
  }

  /** Where the next line starts: the ending is part of the span. */
  int spanEnd() {
    return spanEnd;
  }
}
