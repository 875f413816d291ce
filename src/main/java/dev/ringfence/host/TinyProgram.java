package dev.ringfence.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A program of a foreign architecture that does nothing but end with status 0: an ELF header, one
 * segment, a few instructions (elf(5)).
 */
public enum TinyProgram {
  /** 32-bit x86: exit(0) through interrupt 0x80. */
  I386(3, "31db31c040cd80"),
  /** x32, 32-bit addresses with the instructions of x86-64: exit(0) with x32's number. */
  X32(62, "31ffb83c0000400f05");

  private static final int HEADERS = 52 + 32;
  private static final int BASE = 0x0804_8000;

  private final int machine;
  private final String code;

  TinyProgram(int machine, String code) {
    this.machine = machine;
    this.code = code;
  }

  /** The file's bytes. */
  public byte[] bytes() {
    byte[] instructions = HexFormat.of().parseHex(code);
    int size = HEADERS + instructions.length;
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    file.putShort((short) 2).putShort((short) machine).putInt(1).putInt(BASE + HEADERS);
    file.putInt(52).putInt(0).putInt(0);
    for (int field : new int[] {52, 32, 1, 0, 0, 0}) {
      file.putShort((short) field);
    }
    for (int field : new int[] {1, 0, BASE, BASE, size, size, 5, 0x1000}) {
      file.putInt(field);
    }
    return file.put(instructions).array();
  }

  /** What a shell has to run to make the file at this path. */
  public String shellCommand(String path) {
    StringBuilder octal = new StringBuilder();
    for (byte each : bytes()) {
      octal.append(String.format(Locale.ROOT, "\\%03o", each & 0xff));
    }
    return "printf '" + octal + "' >" + path + "; chmod 0755 " + path;
  }
}
