package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells a process's own entries of /proc from those of others. */
final class ProcEntries {
  private static final String PROC = "/proc/";

  /** Processes of the service, as its own PID namespace numbers them. */
  private final Set<Integer> ours = new HashSet<>();

  private final ServiceFiles files;

  ProcEntries(ServiceFiles files) {
    this.files = files;
  }

  void belongs(int inner) {
    if (ours.size() < 100_000) {
      ours.add(inner);
    }
  }

  /**
   * The path with the number of a process of the service as {@code self}: numbers differ from run
   * to run and mean nothing.
   */
  String general(String path) {
    int number = number(path);
    return number > 0 && ours.contains(number) ? PROC + "self" + tail(path) : path;
  }

  /** Whether the path belongs to a process outside the service; the fact is made if so. */
  boolean other(Sighting sighting, FileAccess access, String path, Consumer<Fact> to) {
    int number = number(path);
    if (number <= 0 || ours.contains(number)) {
      return false;
    }
    to.accept(
        new Fact.OtherProcess(
            sighting.seen(),
            sighting.call(),
            access,
            PROC + "PID" + tail(path),
            name(number, sighting.event().process())));
    return true;
  }

  private String name(int number, int process) {
    try {
      Path comm = files.open(PROC + number + "/comm", process);
      String name = Files.readString(comm).strip();
      return name.indexOf('\0') >= 0 ? "" : name;
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  /** 0 when it is no path of a process. */
  private static int number(String path) {
    if (!path.startsWith(PROC)) {
      return 0;
    }
    int number = 0;
    int at = PROC.length();
    for (; at < path.length() && path.charAt(at) != '/'; at++) {
      int digit = path.charAt(at) - '0';
      if (digit < 0 || digit > 9 || number > 100_000_000) {
        return 0;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static String tail(String path) {
    int slash = path.indexOf('/', PROC.length());
    return slash < 0 ? "" : path.substring(slash);
  }
}
