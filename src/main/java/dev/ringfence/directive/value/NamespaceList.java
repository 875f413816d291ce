package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;

/** Types of namespace, or yes or no (RestrictNamespaces=). */
public record NamespaceList() implements ValueKind {
  private static final WordList TYPES =
      WordList.of(
              "a type of namespace",
              Check.Consequence.LINE_IGNORED,
              "cgroup",
              "ipc",
              "net",
              "mnt",
              "pid",
              "user",
              "uts")
          .and("time", 252)
          .invertible();

  @Override
  public Check check(String value, SystemdVersion version) {
    return Bool.parse(value).isPresent() ? Check.good() : TYPES.check(value, version);
  }
}
