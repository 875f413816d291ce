package dev.ringfence.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text as it is written, where pieces of it are the same over and over: those are copied as
 * the bytes they are. Whoever calls it minds the commas.
 */
final class JsonBytes {
  private static final int CHUNK = 1 << 16;

  private final OutputStream out;
  private byte[] bytes = new byte[CHUNK + 4096];
  private int length;

  /** Writes to {@code out}, in large pieces, and never closes it. */
  JsonBytes(OutputStream out) {
    this.out = out;
  }

  /** As it is. */
  JsonBytes raw(byte[] piece) {
    return raw(piece, 0, piece.length);
  }

  private JsonBytes raw(byte[] from, int start, int end) {
    reserve(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
    return this;
  }

  /** As it is; ASCII. */
  @SuppressWarnings("deprecation") // The only way to copy Latin-1 into an array without one more.
  JsonBytes raw(String ascii) {
    reserve(ascii.length());
    ascii.getBytes(0, ascii.length(), bytes, length);
    length += ascii.length();
    return this;
  }

  JsonBytes number(long number) {
    return raw(Long.toString(number));
  }

  /** In quotes, with what RFC 8259 wants escaped. */
  JsonBytes string(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    reserve(plain.length + 2);
    bytes[length++] = '"';
    int from = 0;
    for (int at = 0; at < plain.length; at++) {
      byte b = plain[at];
      // Bytes of characters beyond ASCII are negative, and stay as they are.
      if ((b < ' ' && b >= 0) || b == '"' || b == '\\') {
        raw(plain, from, at);
        raw(b == '"' ? "\\\"" : b == '\\' ? "\\\\" : control(b));
        from = at + 1;
      }
    }
    return raw(plain, from, plain.length).raw("\"");
  }

  private static String control(byte b) {
    return "\\u00" + Character.forDigit(b >> 4, 16) + Character.forDigit(b & 0xf, 16);
  }

  /** What was written since the start or the last call, taken away. */
  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, length);
    length = 0;
    return taken;
  }

  private void reserve(int more) {
    if (length > CHUNK) {
      flush();
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  /** Hands everything on. */
  void flush() {
    try {
      out.write(bytes, 0, length);
      length = 0;
      if (out instanceof PrintStream) {
        return;
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
