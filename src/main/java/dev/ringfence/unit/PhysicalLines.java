package dev.ringfence.unit;

/**
 * Splits bytes into lines as systemd's read_line() (src/basic/fileio.c) does: LF, CR and NUL each
 * end a line, and up to one of each, in any order but with NUL last, count as one ending.
 */
final class PhysicalLines {
  private static final int LF = 1;
  private static final int CR = 2;
  private static final int NUL = 4;

  private final byte[] bytes;
  private int position;
  private int start;
  private int end;
  private int number;
  private int nul;

  PhysicalLines(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Goes to the next line; false at the end of the bytes. */
  boolean next() {
    if (position >= bytes.length) {
      return false;
    }
    number++;
    start = position;
    int at = position;
    while (at < bytes.length && (bytes[at] > '\r' || ending(bytes[at]) == 0)) {
      at++;
    }
    end = at;
    int seen = 0;
    while (at < bytes.length && (seen & NUL) == 0) {
      int kind = ending(bytes[at]);
      if (kind == 0 || (seen & kind) != 0) {
        break;
      }
      seen |= kind;
      at++;
    }
    if ((seen & NUL) != 0 && nul == 0) {
      nul = number;
    }
    position = at;
    return true;
  }

  private static int ending(byte b) {
    return switch (b) {
      case '\n' -> LF;
      case '\r' -> CR;
      case 0 -> NUL;
      default -> 0;
    };
  }

  /** Where the line's first byte is. */
  int start() {
    return start;
  }

  /** One past the line's last byte; its ending is not part of it. */
  int end() {
    return end;
  }

  /** Where the next line starts. */
  int resume() {
    return position;
  }

  /** The first line so far that a NUL ended; 0 when there was none. */
  int nul() {
    return nul;
  }

  /** 1 for the first line. */
  int number() {
    return number;
  }
}
