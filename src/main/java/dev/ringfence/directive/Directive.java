package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;

/** One setting of a unit file or of system.conf, by systemd's name. Instances have no state. */
public sealed interface Directive permits Sandboxing, Surrounding {
  /** Everything known about it. */
  Entry entry();

  /** By systemd's spelling, without {@code =}. */
  default String name() {
    return getClass().getSimpleName();
  }
}
