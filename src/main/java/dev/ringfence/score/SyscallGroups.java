package dev.ringfence.score;

import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The groups of system calls, such as {@code @mount}, of one release of systemd. Groups can hold
 * groups. Safe for use by several threads.
 */
public final class SyscallGroups {
  /** By the release's text: the JVM makes the hash of a record when it first needs it, slowly. */
  private static final Map<String, SyscallGroups> READ = new HashMap<>();

  private final SystemdVersion version;

  /** The lines of the table below the name of each group, of which few are ever looked into. */
  private final Map<String, List<String>> lines = new HashMap<>();

  private SyscallGroups(SystemdVersion version) {
    this.version = version;
    List<String> group = new ArrayList<>();
    for (String line : Tables.lines("syscall-groups.txt")) {
      if (line.charAt(0) == '@') {
        group = new ArrayList<>();
        lines.put(line, group);
      } else {
        group.add(line);
      }
    }
  }

  /** The groups of a release. */
  public static synchronized SyscallGroups of(SystemdVersion version) {
    return READ.computeIfAbsent(version.toString(), _ -> new SyscallGroups(version));
  }

  /** What is in a group, names of groups among it; nothing if there is no such group. */
  public Set<String> members(String group) {
    Set<String> members = new LinkedHashSet<>();
    for (String line : lines.getOrDefault(group, List.of())) {
      int space = line.indexOf(' ');
      if (holds(line.substring(0, space))) {
        change(members, line, space + 1);
      }
    }
    return members;
  }

  /** Whether a line of this release holds for ours: from its series on, or within it. */
  private boolean holds(String release) {
    SystemdVersion from = SystemdVersion.parse(release).orElseThrow();
    boolean ofSeries = from.point() > 0;
    return version.atLeast(from) && (!ofSeries || version.major() == from.major());
  }

  private static void change(Set<String> members, String line, int from) {
    for (int at = from; at < line.length(); ) {
      int end = line.indexOf(' ', at);
      String word = line.substring(at, end < 0 ? line.length() : end);
      if (word.startsWith("-")) {
        members.remove(word.substring(1));
      } else if (word.startsWith("+")) {
        members.add(word.substring(1));
      } else if (!word.isEmpty()) {
        members.add(word);
      }
      at = end < 0 ? line.length() : end + 1;
    }
  }

  /** Whether there is such a group; its name begins with {@code @}. */
  public boolean isKnown(String group) {
    return !members(group).isEmpty();
  }

  /** The names of all groups. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (String group : lines.keySet()) {
      if (isKnown(group)) {
        names.add(group);
      }
    }
    return names;
  }

  /** Every system call of a group and of the groups in it; none if there is no such group. */
  public List<String> systemCalls(String group) {
    List<String> calls = new ArrayList<>();
    collect(group, calls);
    return calls;
  }

  private void collect(String group, List<String> calls) {
    for (String member : members(group)) {
      if (member.startsWith("@")) {
        collect(member, calls);
      } else {
        calls.add(member);
      }
    }
  }
}
