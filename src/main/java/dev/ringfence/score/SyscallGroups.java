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
 * groups.
 */
public final class SyscallGroups {
  /** No group at all. */
  static final SyscallGroups NONE = new SyscallGroups();

  private static final Map<SystemdVersion, SyscallGroups> READ = new HashMap<>();

  private final Map<String, Set<String>> members = new HashMap<>();

  private SyscallGroups() {}

  private SyscallGroups(SystemdVersion version) {
    String group = "";
    for (String line : Tables.lines("syscall-groups.txt")) {
      if (line.charAt(0) == '@') {
        group = line;
      } else {
        apply(line, group, version);
      }
    }
  }

  /** The groups of a release. */
  public static synchronized SyscallGroups of(SystemdVersion version) {
    return READ.computeIfAbsent(version, SyscallGroups::new);
  }

  private void apply(String line, String group, SystemdVersion version) {
    List<String> words = Tables.split(line, ' ');
    String at = words.getFirst();
    boolean ofSeries = at.indexOf('.') > 0;
    SystemdVersion from = SystemdVersion.parse(at).orElseThrow();
    if (!version.atLeast(from) || (ofSeries && version.major() != from.major())) {
      return;
    }
    Set<String> set = members.computeIfAbsent(group, _ -> new LinkedHashSet<>());
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith("-")) {
        set.remove(word.substring(1));
      } else if (!word.isEmpty()) {
        set.add(word.startsWith("+") ? word.substring(1) : word);
      }
    }
  }

  /** Whether there is such a group; its name begins with {@code @}. */
  public boolean isKnown(String group) {
    return members.containsKey(group);
  }

  /** The names of all groups. */
  public Set<String> names() {
    return Set.copyOf(members.keySet());
  }

  /** Every system call of a group and of the groups in it; none if there is no such group. */
  public List<String> systemCalls(String group) {
    List<String> calls = new ArrayList<>();
    collect(group, calls);
    return calls;
  }

  private void collect(String group, List<String> calls) {
    for (String member : members.getOrDefault(group, Set.of())) {
      if (member.startsWith("@")) {
        collect(member, calls);
      } else {
        calls.add(member);
      }
    }
  }
}
