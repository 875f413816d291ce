package dev.ringfence.lint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes the smallest ELF files that ask for a dynamic linker and for libraries (elf(5)). */
final class TestElf {
  private static final int HEADER = 64;
  private static final int SEGMENT = 56;

  private TestElf() {}

  static byte[] of(String interpreter, String... libraries) {
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    strings.writeBytes(new byte[1]);
    int[] names = new int[libraries.length];
    for (int i = 0; i < libraries.length; i++) {
      names[i] = strings.size();
      strings.writeBytes((libraries[i] + "\0").getBytes(StandardCharsets.UTF_8));
    }
    int linker = HEADER + 3 * SEGMENT;
    byte[] path = (interpreter + "\0").getBytes(StandardCharsets.UTF_8);
    int text = linker + path.length;
    int dynamic = text + strings.size();
    int size = dynamic + 16 * (libraries.length + 2);
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    file.putLong(32, HEADER);
    file.putShort(54, (short) SEGMENT);
    file.putShort(56, (short) 3);
    segment(file, 0, 1, 0, size);
    segment(file, 1, 3, linker, path.length);
    segment(file, 2, 2, dynamic, 16L * (libraries.length + 2));
    file.put(linker, path);
    file.put(text, strings.toByteArray());
    for (int i = 0; i < names.length; i++) {
      file.putLong(dynamic + 16 * i, 1).putLong(dynamic + 16 * i + 8, names[i]);
    }
    file.putLong(dynamic + 16 * names.length, 5).putLong(dynamic + 16 * names.length + 8, text);
    return file.array();
  }

  private static void segment(ByteBuffer file, int index, int type, long offset, long size) {
    int at = HEADER + index * SEGMENT;
    file.putInt(at, type).putLong(at + 8, offset).putLong(at + 16, offset).putLong(at + 32, size);
  }
}
