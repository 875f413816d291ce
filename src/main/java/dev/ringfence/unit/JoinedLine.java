package dev.ringfence.unit;

import java.util.Arrays;

/** A logical line that grows by continuations. */
final class JoinedLine {
  private byte[] bytes = {};
  private int length;
  private boolean started;
  private boolean blank = true;
  private int number;

  /** Whether no line was added since the last {@link #clear}. */
  boolean isEmpty() {
    return !started;
  }

  /** Adds a physical line; the logical line counts as standing where its first text stands. */
  void add(byte[] text, int start, int end, int line) {
    started = true;
    if (blank) {
      number = line;
      for (int at = start; at < end && blank; at++) {
        blank = Blanks.isBlank(text[at]);
      }
    }
    reserve(end - start + 1);
    System.arraycopy(text, start, bytes, length, end - start);
    length += end - start;
  }

  /** What systemd puts in the place of the backslash. */
  void space() {
    bytes[length++] = ' ';
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  int number() {
    return number;
  }

  void clear() {
    length = 0;
    started = false;
    blank = true;
  }
}
