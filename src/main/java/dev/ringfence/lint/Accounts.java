package dev.ringfence.lint;

import java.util.HashSet;
import java.util.Set;

/** The users and groups that a root has, or will have once systemd-sysusers has run. */
public final class Accounts {
  private static final int USER_ID = 2;

  private final Set<String> users = new HashSet<>();
  private final Set<String> groups = new HashSet<>();
  private boolean elsewhere;

  private Accounts() {}

  /** Reads passwd(5), group(5), sysusers.d(5) and nsswitch.conf(5). */
  public static Accounts of(RootFiles files) {
    Accounts accounts = new Accounts();
    accounts.readTable(files, "/etc/passwd", accounts.users);
    accounts.readTable(files, "/etc/group", accounts.groups);
    for (String directory :
        new String[] {"/usr/lib/sysusers.d", "/run/sysusers.d", "/etc/sysusers.d"}) {
      for (String name : files.names(directory)) {
        files.lines(directory + "/" + name).forEach(accounts::readSysusers);
      }
    }
    accounts.readSwitch(files);
    return accounts;
  }

  private void readTable(RootFiles files, String path, Set<String> names) {
    for (String line : files.lines(path)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        names.add(line.substring(0, colon));
        int second = line.indexOf(':', colon + 1);
        int third = second < 0 ? -1 : line.indexOf(':', second + 1);
        if (third > 0) {
          names.add(line.substring(second + 1, third));
        }
      }
    }
    // Without any table nothing can be said.
    elsewhere |= names.size() < USER_ID;
  }

  private void readSysusers(String line) {
    String[] words = line.strip().split("\\s+", 3);
    if (words.length < 2) {
      return;
    }
    switch (words[0]) {
      case "u", "u!" -> {
        users.add(words[1]);
        groups.add(words[1]);
      }
      case "g" -> groups.add(words[1]);
      case "m" -> {
        users.add(words[1]);
        groups.add(words.length > 2 ? words[2].strip() : words[1]);
      }
      default -> {}
    }
  }

  private void readSwitch(RootFiles files) {
    for (String line : files.lines("/etc/nsswitch.conf")) {
      boolean named = line.startsWith("passwd:") || line.startsWith("group:");
      String sources = named ? line.substring(line.indexOf(':') + 1) : "";
      for (String source : sources.strip().split("\\s+", -1)) {
        boolean local =
            source.isEmpty()
                || source.equals("files")
                || source.equals("compat")
                || source.equals("systemd")
                || source.startsWith("[");
        elsewhere |= !local;
      }
    }
  }

  /** Whether a directory service or the like knows accounts that no file has. */
  public boolean mayComeFromElsewhere() {
    return elsewhere;
  }

  /** Whether there is such a user, by name; any number can be one. */
  public boolean hasUser(String user) {
    return users.contains(user) || isNumber(user);
  }

  /** Whether there is such a group, by name; any number can be one. */
  public boolean hasGroup(String group) {
    return groups.contains(group) || isNumber(group);
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && name.chars().allMatch(Character::isDigit);
  }
}
