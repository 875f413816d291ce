package dev.ringfence.lint;

import dev.ringfence.score.SyscallGroups;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What lines of SystemCallFilter= add up to, by the names of system calls
 * (config_parse_syscall_filter() in src/core/load-fragment.c).
 */
public final class SystemCallSet {
  private final SyscallGroups groups;
  private final Set<String> listed = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private boolean allowList;

  private SystemCallSet(Subject subject) {
    groups = SyscallGroups.of(subject.machine().systemd());
  }

  /** The list that these lines make, the first of which decides on its kind. */
  public static SystemCallSet of(Subject subject, List<Setting> settings) {
    SystemCallSet set = new SystemCallSet(subject);
    set.allowList = !settings.isEmpty() && !settings.getFirst().value().startsWith("~");
    if (set.allowList) {
      set.add("@default", set.listed);
    }
    settings.forEach(set::assign);
    return set;
  }

  /** What one line names, whatever it does with it. */
  public static SystemCallSet named(Subject subject, Setting setting) {
    SystemCallSet set = new SystemCallSet(subject);
    for (String word : words(setting)) {
      set.add(name(word), set.listed);
    }
    return set;
  }

  private void assign(Setting setting) {
    boolean inverted = setting.value().startsWith("~");
    for (String word : words(setting)) {
      Set<String> calls = new HashSet<>();
      add(name(word), calls);
      boolean error = word.indexOf(':') >= 0;
      if (inverted == allowList) {
        if (error && allowList) {
          refused.addAll(calls);
        } else {
          listed.removeAll(calls);
        }
      } else {
        listed.addAll(calls);
        refused.removeAll(calls);
      }
    }
  }

  private static List<String> words(Setting setting) {
    boolean inverted = setting.value().startsWith("~");
    String list = inverted ? setting.value().substring(1) : setting.value();
    return Words.of(list, Words.Rule.UNQUOTE).words();
  }

  private static String name(String word) {
    int colon = word.indexOf(':');
    return colon < 0 ? word : word.substring(0, colon);
  }

  private void add(String name, Set<String> to) {
    if (name.startsWith("@")) {
      to.addAll(groups.systemCalls(name));
    } else {
      to.add(name);
    }
  }

  /** Whether the list says what is allowed. */
  public boolean isAllowList() {
    return allowList;
  }

  /** Whether a system call gets through. */
  public boolean allows(String call) {
    return listed.contains(call) == allowList && !refused.contains(call);
  }

  /** Whether everything in the other list is in this one. */
  public boolean listsAll(SystemCallSet other) {
    return listed.containsAll(other.listed);
  }
}
