package dev.ringfence.linux;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** System calls by number, as libseccomp 2.6.1 names them ({@code syscalls.tsv}). */
public final class SyscallNames {
  /** x32 marks its numbers, which otherwise are mostly those of x86-64, with this bit. */
  private static final int X32_BIT = 0x4000_0000;

  private SyscallNames() {}

  /**
   * The call's name, such as {@code openat}; {@code syscall 999} for one that is newer than our
   * table.
   */
  public static String name(Architecture architecture, int number) {
    boolean x32 = architecture == Architecture.X86_64 && number >= 0 && (number & X32_BIT) != 0;
    int plain = x32 ? number & ~X32_BIT : number;
    String name = Tables.NAMES.getOrDefault(architecture, Map.of()).get(plain);
    if (name == null && x32) {
      name = X32.NAMES.get(plain);
    }
    return name == null ? "syscall " + plain : name;
  }

  /** The number of a call by its name; empty where the architecture has none of this name. */
  public static OptionalInt number(Architecture architecture, String name) {
    for (Map.Entry<Integer, String> call :
        Tables.NAMES.getOrDefault(architecture, Map.of()).entrySet()) {
      if (call.getValue().equals(name)) {
        return OptionalInt.of(call.getKey());
      }
    }
    return OptionalInt.empty();
  }

  /** The number that an x32 call of this number has in the kernel's registers. */
  public static int x32(int number) {
    return number | X32_BIT;
  }

  /** Those of x32 alone, as asm/unistd_x32.h has them ({@code x32.tsv}): nearly never asked for. */
  private static final class X32 {
    static final Map<Integer, String> NAMES = new HashMap<>();

    static {
      for (String line : Bundled.text(SyscallNames.class, "x32.tsv").lines().skip(1).toList()) {
        String[] cells = line.split("\t", 2);
        NAMES.put(Integer.parseInt(cells[0]), cells[1]);
      }
    }
  }

  /** Read when the first name is asked for. */
  private static final class Tables {
    static final Map<Architecture, Map<Integer, String>> NAMES = read();

    private static Map<Architecture, Map<Integer, String>> read() {
      Map<Architecture, Map<Integer, String>> names = new EnumMap<>(Architecture.class);
      List<String> lines = lines();
      List<Map<Integer, String>> columns = new ArrayList<>();
      for (String heading : cells(lines.getFirst())) {
        Map<Integer, String> column = new HashMap<>();
        columns.add(column);
        names.put(Architecture.valueOf(heading.toUpperCase(Locale.ROOT)), column);
      }
      for (String line : lines.subList(1, lines.size())) {
        String name = line.substring(0, line.indexOf('\t'));
        List<String> numbers = cells(line);
        for (int column = 0; column < numbers.size(); column++) {
          if (!numbers.get(column).isEmpty()) {
            columns.get(column).put(Integer.parseInt(numbers.get(column)), name);
          }
        }
      }
      return names;
    }

    /** What stands after the first column. */
    private static List<String> cells(String line) {
      return List.of(line.split("\t", -1)).subList(1, Architecture.values().length + 1);
    }

    private static List<String> lines() {
      return Bundled.text(SyscallNames.class, "syscalls.tsv").lines().toList();
    }
  }
}
