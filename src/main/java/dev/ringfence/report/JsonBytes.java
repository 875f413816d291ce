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
    reserve(piece.length);
    System.arraycopy(piece, 0, bytes, length, piece.length);
    length += piece.length;
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
    raw("\"");
    int from = 0;
    boolean ascii = true;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      ascii &= c < 0x80;
      if (c < ' ' || c == '"' || c == '\\') {
        plain(text.substring(from, at), ascii);
        raw(c == '"' ? "\\\"" : c == '\\' ? "\\\\" : control(c));
        from = at + 1;
      }
    }
    plain(from == 0 ? text : text.substring(from), ascii);
    return raw("\"");
  }

  private void plain(String text, boolean ascii) {
    if (ascii) {
      raw(text);
    } else {
      raw(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String control(char c) {
    return "\\u00" + Character.forDigit(c >> 4, 16) + Character.forDigit(c & 0xf, 16);
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
