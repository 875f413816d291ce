package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;

/** Types of namespace that a user namespace can own, or yes or no (DelegateNamespaces=). */
public record DelegatedNamespaces() implements ValueKind {
  private static final WordList TYPES =
      WordList.of(
              "a type of namespace that can be delegated",
              Check.Consequence.LINE_IGNORED,
              "cgroup",
              "ipc",
              "net",
              "mnt",
              "pid",
              "uts")
          .invertible();

  @Override
  public Check check(String value, SystemdVersion version) {
    return Bool.parse(value).isPresent() ? Check.good() : TYPES.check(value, version);
  }
}
