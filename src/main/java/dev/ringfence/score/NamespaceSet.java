package dev.ringfence.score;

import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Words;
import java.util.EnumSet;
import java.util.Set;

/**
 * The namespaces that RestrictNamespaces= leaves to a service (config_parse_restrict_namespaces()
 * in src/core/load-fragment.c).
 */
final class NamespaceSet {
  /** Kinds of namespaces, named as systemd names them. */
  enum Kind {
    CGROUP("cgroup", 0),
    IPC("ipc", 0),
    NET("net", 0),
    MNT("mnt", 0),
    PID("pid", 0),
    USER("user", 0),
    UTS("uts", 0),
    TIME("time", 252);

    private final String word;
    private final int since;

    Kind(String word, int since) {
      this.word = word;
      this.since = since;
    }

    String word() {
      return word;
    }
  }

  private boolean begun;
  private final Set<Kind> allowed = EnumSet.allOf(Kind.class);

  /** Becomes what the other one is. */
  void become(NamespaceSet other) {
    begun = other.begun;
    allowed.retainAll(other.allowed);
  }

  void assign(String value, SystemdVersion version) {
    if (value.isEmpty()) {
      begun = false;
      allowed.addAll(EnumSet.allOf(Kind.class));
      return;
    }
    switch (Bools.of(value)) {
      case YES -> {
        begun = true;
        allowed.clear();
      }
      case NO -> {
        begun = true;
        allowed.addAll(EnumSet.allOf(Kind.class));
      }
      case NEITHER -> list(value, version);
    }
  }

  private void list(String value, SystemdVersion version) {
    boolean inverted = value.startsWith("~");
    EnumSet<Kind> named = EnumSet.noneOf(Kind.class);
    if (!(Words.of(inverted ? value.substring(1) : value) instanceof Words.Split split)) {
      return;
    }
    for (String word : split.words()) {
      if (!add(word, version, named)) {
        return;
      }
    }
    if (!begun) {
      begun = true;
      allowed.clear();
      allowed.addAll(inverted ? EnumSet.complementOf(named) : named);
    } else if (inverted) {
      allowed.removeAll(named);
    } else {
      allowed.addAll(named);
    }
  }

  private static boolean add(String word, SystemdVersion version, Set<Kind> named) {
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(word) && version.atLeast(kind.since)) {
        named.add(kind);
        return true;
      }
    }
    return false;
  }

  boolean isAllowed(Kind kind) {
    return allowed.contains(kind);
  }
}
