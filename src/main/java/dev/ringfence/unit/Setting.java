package dev.ringfence.unit;

/**
 * One assignment of a unit file, as systemd.syntax(7) reads it: continuations joined, surrounding
 * white space gone, the value otherwise as written (quotes, escapes and specifiers unresolved,
 * because each directive resolves its own).
 *
 * @param section without brackets, such as {@code Service}
 * @param key such as {@code ProtectHome}
 * @param value empty for a reset ({@code Key=})
 * @param location where it stands
 */
public record Setting(String section, String key, String value, Location location) {}
