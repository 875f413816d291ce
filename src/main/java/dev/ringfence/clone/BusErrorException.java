package dev.ringfence.clone;

import java.io.IOException;
import java.io.Serial;

/** systemd answered a call with an error. */
final class BusErrorException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final String name;

  BusErrorException(String name, String message) {
    super(message);
    this.name = name;
  }

  /** The error's D-Bus name, such as {@code org.freedesktop.systemd1.NoSuchUnit}. */
  String name() {
    return name;
  }
}
