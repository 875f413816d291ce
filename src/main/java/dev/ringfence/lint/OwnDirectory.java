package dev.ringfence.lint;

/** The directories that systemd makes for a service (systemd.exec(5), "RuntimeDirectory="). */
public enum OwnDirectory {
  RUNTIME("RuntimeDirectory", "/run"),
  STATE("StateDirectory", "/var/lib"),
  CACHE("CacheDirectory", "/var/cache"),
  LOGS("LogsDirectory", "/var/log"),
  CONFIGURATION("ConfigurationDirectory", "/etc");

  private final String directive;
  private final String base;

  OwnDirectory(String directive, String base) {
    this.directive = directive;
    this.base = base;
  }

  /** The directive that asks for it. */
  public String directive() {
    return directive;
  }

  /** What its value is relative to in system units. */
  public String base() {
    return base;
  }
}
