package dev.ringfence.linux;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The name of a file as the kernel has it: bytes, which need not be UTF-8 nor printable.
 *
 * @param bytes one character for each byte, as ISO 8859-1 has them
 */
public record RawPath(String bytes) implements Comparable<RawPath> {
  /** The path that this text spells in UTF-8. */
  public static RawPath of(String text) {
    return new RawPath(
        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  /** The path of an entry of this directory. */
  public RawPath child(RawPath name) {
    return new RawPath(bytes.endsWith("/") ? bytes + name.bytes : bytes + "/" + name.bytes);
  }

  /** The last name. */
  public String name() {
    return bytes.substring(bytes.lastIndexOf('/') + 1);
  }

  /** The bytes themselves. */
  public byte[] toBytes() {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * For people and for JSON, always printable and never ambiguous: bytes that are no UTF-8, control
   * characters and backslashes come out as {@code \xff}.
   */
  @Override
  public String toString() {
    byte[] all = toBytes();
    StringBuilder text = new StringBuilder(all.length);
    for (int at = 0; at < all.length; ) {
      int length = length(all[at]);
      String one = length > 0 && at + length <= all.length ? decode(all, at, length) : "";
      if (one.isEmpty() || Character.isISOControl(one.codePointAt(0)) || one.equals("\\")) {
        text.append(String.format(Locale.ROOT, "\\x%02x", all[at] & 0xff));
        at++;
      } else {
        text.append(one);
        at += length;
      }
    }
    return text.toString();
  }

  /** Of the UTF-8 sequence that begins with this byte; 0 when none does. */
  private static int length(byte first) {
    int value = first & 0xff;
    return value < 0x80 ? 1 : value < 0xc2 ? 0 : value < 0xe0 ? 2 : value < 0xf0 ? 3 : 4;
  }

  private static String decode(byte[] bytes, int at, int length) {
    try {
      CharBuffer decoded =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
      return decoded.toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  @Override
  public int compareTo(RawPath other) {
    return bytes.compareTo(other.bytes);
  }
}
