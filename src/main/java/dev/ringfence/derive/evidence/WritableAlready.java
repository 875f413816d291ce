package dev.ringfence.derive.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * What stays writable beside a strict ProtectSystem=: by systemd's rules, and by the unit's own.
 */
public final class WritableAlready {
  /** Left writable by ProtectSystem=strict; see protect_system_strict_table in namespace.c. */
  private static final List<String> ALWAYS =
      List.of("/dev", "/proc", "/sys", "/home", "/root", "/run/user");

  private final List<String> places = new ArrayList<>(ALWAYS);

  /** For a unit, with or without a /tmp of its own. */
  public WritableAlready(Assigned unit, boolean privateTmp) {
    if (privateTmp) {
      places.addAll(List.of("/tmp", "/var/tmp"));
    }
    for (String word : unit.words("ReadWritePaths")) {
      places.add(plain(word));
    }
    for (String word : unit.words("TemporaryFileSystem")) {
      places.add(word.split(":", 2)[0]);
    }
    for (String word : unit.words("BindPaths")) {
      String target = word.substring(word.indexOf(':') + 1);
      places.add(plain(target.split(":", 2)[0]));
    }
    for (OwnDirectory directory : OwnDirectory.values()) {
      for (String word : unit.words(directory.directive())) {
        String name = word.split(":", 2)[0];
        places.add(directory.root() + "/" + name);
        places.add(directory.root() + "/private/" + name);
      }
    }
  }

  /** Whether the place can be written without a line of ours. */
  public boolean covers(String place) {
    return places.stream().anyMatch(open -> Places.within(place, open));
  }

  private static String plain(String word) {
    String path = word.startsWith("-") ? word.substring(1) : word;
    return path.startsWith("+") ? path.substring(1) : path;
  }
}
