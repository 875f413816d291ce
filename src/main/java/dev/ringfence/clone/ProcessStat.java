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
  static ProcessStat ofThisProcess() throws IOException {
    return new ProcessStat(ProcessHandle.current().pid(), startOf("self"));
  }

  /** The opposite of {@link #toString}. */
  static ProcessStat parse(String text) {
    String[] words = text.strip().split(" ", -1);
    return new ProcessStat(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  boolean isAlive() {
    try {
      return startOf(Long.toString(pid)) == start;
    } catch (IOException e) {
      return false;
    }
  }

  private static long startOf(String process) throws IOException {
    String stat = Files.readString(Path.of("/proc", process, "stat"));
    // The second field is the command's name, in parentheses, and may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[19]);
  }

  @Override
  public String toString() {
    return pid + " " + start;
  }
}
