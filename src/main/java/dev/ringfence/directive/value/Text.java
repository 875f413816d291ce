package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;

/** Anything; systemd, or a program it calls, judges it when the unit starts. */
public record Text() implements ValueKind {
  public static final Text INSTANCE = new Text();

  @Override
  public Check check(String value, SystemdVersion version) {
    return Check.good();
  }
}
