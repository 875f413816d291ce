package dev.ringfence.unit;

import java.util.Optional;

/**
 * A unit's name, as systemd.unit(5) splits it: {@code getty@tty1.service} has the prefix {@code
 * getty}, the instance {@code tty1} and the type {@code service}.
 *
 * @param prefix what stands before the first {@code @}, or before the type's dot in a plain unit
 * @param kind plain, template or instance
 * @param instance what stands between {@code @} and the last dot; empty unless the kind is an
 *     instance
 * @param type the suffix without its dot, such as {@code service}
 */
public record UnitName(String prefix, Kind kind, String instance, String type) {
  /** UNIT_NAME_MAX of systemd, which counts the terminating NUL: names are shorter than this. */
  private static final int LENGTH_LIMIT = 256;

  /** Whether a unit stands for itself, for many, or is one of many. */
  public enum Kind {
    PLAIN,
    TEMPLATE,
    INSTANCE
  }

  /** The name, if {@code text} is a whole and valid unit name; {@link #flaw} says why it is not. */
  public static Optional<UnitName> parse(String text) {
    if (!flaw(text).isEmpty()) {
      return Optional.empty();
    }
    int dot = text.lastIndexOf('.');
    String type = text.substring(dot + 1);
    int at = text.indexOf('@');
    if (at < 0) {
      return Optional.of(new UnitName(text.substring(0, dot), Kind.PLAIN, "", type));
    }
    String prefix = text.substring(0, at);
    String instance = text.substring(at + 1, dot);
    Kind kind = instance.isEmpty() ? Kind.TEMPLATE : Kind.INSTANCE;
    return Optional.of(new UnitName(prefix, kind, instance, type));
  }

  /**
   * The name for what a user typed, as systemctl reads it: {@code nginx} means {@code
   * nginx.service}.
   */
  public static Optional<UnitName> typed(String text) {
    Optional<UnitName> asTyped = parse(text);
    return asTyped.isPresent() || text.isEmpty() ? asTyped : parse(text + ".service");
  }

  /** The name {@code text}, which the caller knows to be valid. */
  public static UnitName of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' " + flaw(text)));
  }

  /** Why {@code text} is not a unit name, to be read after it; empty if it is one. */
  public static String flaw(String text) {
    int dot = text.lastIndexOf('.');
    if (dot < 0 || UnitType.of(text.substring(dot + 1)).isEmpty()) {
      return "does not end in a unit type such as .service";
    }
    if (dot == 0 || text.charAt(0) == '@') {
      return "has nothing before its type or '@'";
    }
    if (text.length() >= LENGTH_LIMIT) {
      return "is longer than " + (LENGTH_LIMIT - 1) + " characters";
    }
    for (int at = 0; at < dot; at++) {
      if (!isAllowed(text.charAt(at)) && text.charAt(at) != '@') {
        return "holds a character that unit names cannot have: use systemd-escape";
      }
    }
    return "";
  }

  /** The characters of unit names, {@code @} apart: VALID_CHARS of systemd's unit-name.c. */
  static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == ':'
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '\\';
  }

  /** This template or instance as the instance {@code instance}; empty if that makes no name. */
  public Optional<UnitName> instantiate(String instance) {
    return instance.isEmpty() || kind == Kind.PLAIN
        ? Optional.empty()
        : parse(prefix + "@" + instance + "." + type);
  }

  /** The template of an instance; itself for all others. */
  public UnitName template() {
    return kind == Kind.INSTANCE ? new UnitName(prefix, Kind.TEMPLATE, "", type) : this;
  }

  /** The name without its type: {@code getty@tty1}. */
  public String withoutType() {
    return switch (kind) {
      case PLAIN -> prefix;
      case TEMPLATE -> prefix + "@";
      case INSTANCE -> prefix + "@" + instance;
    };
  }

  /** Whether this names a service, the only type whose processes a sandbox can be built around. */
  public boolean isService() {
    return type.equals("service");
  }

  /** The whole name, such as {@code getty@tty1.service}. */
  @Override
  public String toString() {
    return withoutType() + "." + type;
  }
}
