package dev.ringfence.linux;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What an ELF file (elf(5)) asks of the system before its own code runs.
 *
 * @param interpreter its PT_INTERP, the dynamic linker; empty for a static one
 * @param needed its DT_NEEDED, the names of libraries, in the file's order
 * @param searched its DT_RUNPATH or DT_RPATH: where libraries are looked for first, as it is
 *     written
 * @param machine its e_machine and width: a library has the same; 0 of {@link #NONE}
 */
public record ElfImage(
    String interpreter, List<String> needed, List<String> searched, int machine) {
  /** A file that is no ELF file, or asks for nothing. */
  public static final ElfImage NONE = new ElfImage("", List.of(), List.of(), 0);

  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final int PT_INTERP = 3;
  private static final int DT_NEEDED = 1;
  private static final int DT_STRTAB = 5;
  private static final int DT_RPATH = 15;
  private static final int DT_RUNPATH = 29;
  private static final int WIDE = 0x1_0000;

  /** More than any real file has; beyond it the file is not what it says. */
  private static final int MOST_SEGMENTS = 512;

  private static final int MOST_ENTRIES = 65_536;
  private static final int LONGEST_TEXT = 4096;

  public ElfImage {
    needed = List.copyOf(needed);
    searched = List.copyOf(searched);
  }

  /**
   * Reads one; {@link #NONE} for a file of another kind.
   *
   * @throws IOException when it cannot be read, or ends too early
   */
  public static ElfImage read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      if (in.size() < 64) {
        return NONE;
      }
      ByteBuffer head = bytes(in, 0, 64, ByteOrder.BIG_ENDIAN);
      if (head.getInt(0) != 0x7f45_4c46) {
        return NONE;
      }
      boolean wide = head.get(4) == 2;
      return new Reader(in, wide, head.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
          .read();
    }
  }

  private static ByteBuffer bytes(FileChannel in, long at, int size, ByteOrder order)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size).order(order);
    while (buffer.hasRemaining()) {
      if (at < 0 || in.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("ELF file ends too early");
      }
    }
    return buffer.flip();
  }

  /** Reads an ELF file of either width and byte order. */
  private record Reader(FileChannel in, boolean wide, ByteOrder order) {
    private record Segment(int type, long offset, long address, long size) {}

    ElfImage read() throws IOException {
      ByteBuffer head = bytes(in, 0, 64, order);
      long table = wide ? head.getLong(32) : Integer.toUnsignedLong(head.getInt(28));
      int size = Short.toUnsignedInt(head.getShort(wide ? 54 : 42));
      int many = Math.min(Short.toUnsignedInt(head.getShort(wide ? 56 : 44)), MOST_SEGMENTS);
      if (size < (wide ? 56 : 32)) {
        return NONE;
      }
      List<Segment> segments = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        segments.add(segment(bytes(in, table + (long) i * size, wide ? 56 : 32, order)));
      }
      String interpreter = "";
      List<String> needed = new ArrayList<>();
      List<String> searched = new ArrayList<>();
      for (Segment segment : segments) {
        if (segment.type == PT_INTERP) {
          interpreter = text(segment.offset);
        } else if (segment.type == PT_DYNAMIC) {
          dynamic(segment, segments, needed, searched);
        }
      }
      int machine = Short.toUnsignedInt(head.getShort(18)) | (wide ? WIDE : 0);
      return new ElfImage(interpreter, needed, searched, machine);
    }

    private Segment segment(ByteBuffer entry) {
      return wide
          ? new Segment(entry.getInt(0), entry.getLong(8), entry.getLong(16), entry.getLong(32))
          : new Segment(
              entry.getInt(0),
              Integer.toUnsignedLong(entry.getInt(4)),
              Integer.toUnsignedLong(entry.getInt(8)),
              Integer.toUnsignedLong(entry.getInt(16)));
    }

    private void dynamic(
        Segment dynamic, List<Segment> segments, List<String> needed, List<String> searched)
        throws IOException {
      int entry = wide ? 16 : 8;
      long entries = Math.min(dynamic.size / entry, MOST_ENTRIES);
      ByteBuffer table = bytes(in, dynamic.offset, (int) entries * entry, order);
      List<Long> names = new ArrayList<>();
      List<Long> paths = new ArrayList<>();
      long strings = 0;
      for (int at = 0; at + entry <= table.limit(); at += entry) {
        long tag = wide ? table.getLong(at) : table.getInt(at);
        long value = wide ? table.getLong(at + 8) : Integer.toUnsignedLong(table.getInt(at + 4));
        if (tag == 0) {
          break;
        }
        if (tag == DT_NEEDED) {
          names.add(value);
        } else if (tag == DT_RPATH || tag == DT_RUNPATH) {
          paths.add(value);
        } else if (tag == DT_STRTAB) {
          strings = value;
        }
      }
      for (long name : names) {
        needed.add(text(offset(strings, segments) + name));
      }
      for (long path : paths) {
        searched.addAll(List.of(text(offset(strings, segments) + path).split(":", -1)));
      }
    }

    /** Where in the file an address of memory comes from. */
    private static long offset(long address, List<Segment> segments) throws IOException {
      for (Segment segment : segments) {
        if (segment.type == PT_LOAD
            && address >= segment.address
            && address < segment.address + segment.size) {
          return address - segment.address + segment.offset;
        }
      }
      throw new EOFException("ELF file names an address it does not have");
    }

    private String text(long at) throws IOException {
      int most = Math.clamp(in.size() - at, 0, LONGEST_TEXT);
      ByteBuffer from = bytes(in, at, most, order);
      int end = 0;
      while (end < most && from.get(end) != 0) {
        end++;
      }
      byte[] bytes = new byte[end];
      from.get(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
