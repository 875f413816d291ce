package dev.ringfence.clone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What tells one process from a later one with the same PID, see proc_pid_stat(5).
 *
 * @param pid as this process sees it
 * @param start when it started, in clock ticks since the kernel's start
 */
record ProcessStat(long pid, long start) {
  private static final int STATE = 0;
  private static final int START = 19;

  static ProcessStat ofThisProcess() throws IOException {
    long start = Long.parseLong(fields("self")[START]);
    return new ProcessStat(ProcessHandle.current().pid(), start);
  }

  /** Reads {@code PID-START}; throws when it is anything else. */
  static ProcessStat parse(String text) {
    String[] words = text.split("-", 2);
    return new ProcessStat(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  /** Whether it runs; one that ended and was not waited for does not. */
  boolean isAlive() {
    try {
      String[] fields = fields(Long.toString(pid));
      return !fields[STATE].equals("Z") && Long.parseLong(fields[START]) == start;
    } catch (IOException e) {
      return false;
    }
  }

  /** The fields from the third on: the second is the command's name and may hold anything. */
  private static String[] fields(String process) throws IOException {
    String stat = Files.readString(Path.of("/proc", process, "stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
  }

  @Override
  public String toString() {
    return pid + "-" + start;
  }
}
