package dev.ringfence.unit;

/**
 * A unit's name, as systemd.unit(5) splits it: {@code getty@tty1.service} has the prefix {@code
 * getty}, the instance {@code tty1} and the type {@code service}.
 *
 * @param prefix what stands before {@code @}, or before the type's dot in a plain unit
 * @param kind plain, template or instance
 * @param instance what stands between {@code @} and the dot; empty unless the kind is an instance
 * @param type the suffix without its dot, such as {@code service}
 */
public record UnitName(String prefix, Kind kind, String instance, String type) {
  /** Whether a unit stands for itself, for many, or is one of many. */
  public enum Kind {
    PLAIN,
    TEMPLATE,
    INSTANCE
  }

  /** The whole name, such as {@code getty@tty1.service}. */
  @Override
  public String toString() {
    return switch (kind) {
      case PLAIN -> prefix + "." + type;
      case TEMPLATE -> prefix + "@." + type;
      case INSTANCE -> prefix + "@" + instance + "." + type;
    };
  }
}
