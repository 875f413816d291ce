package dev.ringfence.derive.evidence;

import java.util.Optional;

/** The directories that systemd makes and keeps for a service; see systemd.exec(5). */
public enum OwnDirectory {
  RUNTIME("RuntimeDirectory", "/run"),
  STATE("StateDirectory", "/var/lib"),
  CACHE("CacheDirectory", "/var/cache"),
  LOGS("LogsDirectory", "/var/log");

  private final String directive;
  private final String root;

  OwnDirectory(String directive, String root) {
    this.directive = directive;
    this.root = root;
  }

  /** Such as {@code StateDirectory}. */
  public String directive() {
    return directive;
  }

  /** Where they lie, such as {@code /var/lib}. */
  public String root() {
    return root;
  }

  /** The kind that a directory right below one of the roots can be. */
  public static Optional<OwnDirectory> of(String place) {
    for (OwnDirectory kind : values()) {
      if (Places.parent(place).equals(kind.root)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The name in the directive for a directory below the root. */
  public String name(String place) {
    return place.substring(root.length() + 1);
  }
}
