package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;

/** Controllers of the control-group tree, or yes or no (Delegate=). */
public record Delegation() implements ValueKind {
  public static final Delegation INSTANCE = new Delegation();

  private static final WordList CONTROLLERS =
      WordList.of(
          "a controller",
          Check.Consequence.WORD_IGNORED,
          "cpu",
          "cpuacct",
          "cpuset",
          "io",
          "blkio",
          "memory",
          "devices",
          "pids",
          "bpf-firewall",
          "bpf-devices",
          "bpf-foreign",
          "bpf-socket-bind",
          "bpf-restrict-network-interfaces");

  @Override
  public Check check(String value, SystemdVersion version) {
    return Bool.parse(value).isPresent() ? Check.good() : CONTROLLERS.check(value, version);
  }
}
