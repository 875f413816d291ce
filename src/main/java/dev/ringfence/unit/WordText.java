package dev.ringfence.unit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A word that grows by characters and by single bytes that escapes gave. */
final class WordText {
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);

  void append(char c) {
    joinBytes();
    text.append(c);
  }

  void appendCodePoint(int code) {
    joinBytes();
    text.appendCodePoint(code);
  }

  /** Bytes in a row make UTF-8 characters together; those that make none become U+FFFD. */
  void appendByte(int value) {
    if (value < 0x80) {
      append((char) value);
    } else {
      bytes.write(value);
    }
  }

  private void joinBytes() {
    if (bytes.size() > 0) {
      text.append(bytes.toString(StandardCharsets.UTF_8));
      bytes.reset();
    }
  }

  @Override
  public String toString() {
    joinBytes();
    return text.toString();
  }
}
