package dev.ringfence.unit;

/** Which of systemd's managers runs a unit. */
public enum UnitScope {
  /** The system's, PID 1. */
  SYSTEM,
  /** A user's own, {@code systemd --user}: without privileges, so much sandboxing cannot work. */
  USER
}
