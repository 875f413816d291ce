package dev.ringfence.observe.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Names of types of file systems, of which the programs send as much as fits into a number. */
final class FileSystems {
  /** Those that the kernel knows by now. */
  private static final Path KNOWN = Path.of("/proc/filesystems");

  private static final int SENT = 8;

  private FileSystems() {}

  /** The name that begins with these bytes, NULs after a shorter one; empty for none. */
  static String beginning(long bytes) {
    byte[] text = ByteBuffer.allocate(SENT).order(ByteOrder.nativeOrder()).putLong(bytes).array();
    String start = new KernelText(text).untilNul(0);
    if (start.length() < SENT) {
      return start;
    }
    TreeSet<String> known = new TreeSet<>(Constants.FILE_SYSTEMS.values());
    known.addAll(ofKernel());
    String next = known.ceiling(start);
    return next != null && next.startsWith(start) ? next : start;
  }

  private static List<String> ofKernel() {
    try {
      return Files.readAllLines(KNOWN).stream()
          .map(line -> line.substring(line.indexOf('\t') + 1))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
