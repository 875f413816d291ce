package dev.ringfence.lint;

import dev.ringfence.unit.Setting;

/**
 * The value that counts for a directive, and the setting that gave it.
 *
 * @param setting the last one that systemd can read
 * @param value specifiers resolved; {@code yes} and {@code no} in that spelling
 */
public record Assigned(Setting setting, String value) {
  /** Whether it switches the directive on. */
  public boolean isYes() {
    return value.equals("yes");
  }

  /** Whether it switches the directive off. */
  public boolean isNo() {
    return value.equals("no");
  }

  /** {@code ProtectHome=yes}. */
  @Override
  public String toString() {
    return setting.key() + "=" + value;
  }
}
