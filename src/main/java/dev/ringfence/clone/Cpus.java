package dev.ringfence.clone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Which CPUs a clone gets. */
final class Cpus {
  /** Clones with fewer CPUs than there are take turns, so that two with one each do not share. */
  private static final AtomicInteger NEXT = new AtomicInteger();

  private Cpus() {}

  /**
   * A CPU list as taskset(1) takes it, out of those this process may use.
   *
   * @param number how many; 0 or more than there are is all
   */
  static String choose(int number) throws IOException {
    String allowed = "0";
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("Cpus_allowed_list:")) {
        allowed = line.substring(line.indexOf(':') + 1).strip();
      }
    }
    List<Integer> all = parse(allowed);
    if (number <= 0 || number >= all.size()) {
      return allowed;
    }
    int first = NEXT.getAndAdd(number);
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      chosen.add(String.valueOf(all.get(Math.floorMod(first + i, all.size()))));
    }
    return String.join(",", chosen);
  }

  /** Reads a list such as {@code 0-3,8}, see cpuset(7), "List format". */
  static List<Integer> parse(String list) {
    List<Integer> cpus = new ArrayList<>();
    for (String range : list.split(",", -1)) {
      String[] ends = range.split("-", 2);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int cpu = Integer.parseInt(ends[0]); cpu <= last; cpu++) {
        cpus.add(cpu);
      }
    }
    return cpus;
  }
}
