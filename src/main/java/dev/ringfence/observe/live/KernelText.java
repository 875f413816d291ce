package dev.ringfence.observe.live;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of the kernel, and how they read as text: paths need not be UTF-8. */
final class KernelText {
  static final KernelText NONE = new KernelText(new byte[0]);

  private final byte[] bytes;

  /** Keeps the array; the caller gives it away. */
  KernelText(byte[] bytes) {
    this.bytes = bytes;
  }

  int size() {
    return bytes.length;
  }

  /** One byte, 0 to 255. */
  int at(int index) {
    return Byte.toUnsignedInt(bytes[index]);
  }

  byte[] part(int from, int size) {
    return Arrays.copyOfRange(bytes, from, from + size);
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes);
  }

  /** What follows a directory in a path, {@code /} if nothing does; itself if it is elsewhere. */
  KernelText below(String directory) {
    byte[] start = directory.getBytes(StandardCharsets.UTF_8);
    int size = start.length;
    boolean starts = bytes.length >= size && Arrays.equals(bytes, 0, size, start, 0, size);
    if (starts && bytes.length == size) {
      return new KernelText(new byte[] {'/'});
    }
    return starts && bytes[size] == '/'
        ? new KernelText(Arrays.copyOfRange(bytes, size, bytes.length))
        : this;
  }

  /** All of it, NULs included. */
  String whole() {
    return text(0, bytes.length);
  }

  /** From a position to the next NUL or the end. */
  String untilNul(int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return text(from, end);
  }

  /** As UTF-8, or if it is none, with {@code \xNN} for each byte that is not ASCII. */
  private String text(int from, int end) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, end - from))
          .toString();
    } catch (CharacterCodingException e) {
      StringBuilder text = new StringBuilder();
      for (int i = from; i < end; i++) {
        if (bytes[i] >= 0) {
          text.append((char) bytes[i]);
        } else {
          text.append(String.format("\\x%02x", bytes[i] & 0xff));
        }
      }
      return text.toString();
    }
  }
}
