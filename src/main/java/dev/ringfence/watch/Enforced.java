package dev.ringfence.watch;

import dev.ringfence.derive.Sandbox;
import dev.ringfence.derive.rule.Refused;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import dev.ringfence.trial.RefusedByDesign;
import java.util.List;
import java.util.Set;

/**
 * What the sandbox that a service runs in denies it: an operation failed, a line of the unit
 * refuses it, and the error is one that this line's directive answers with.
 *
 * @param sandbox that it runs in
 */
public record Enforced(Sandbox sandbox) implements Judge {
  /** What a sandbox answers where it hides something; everybody else answers so too. */
  private static final Set<String> NOT_THERE = Set.of("ENOENT", "ENODEV", "ENXIO", "ENOTDIR");

  @Override
  public List<Refused> refuses(Fact fact) {
    Outcome outcome = fact.seen().outcome();
    boolean silent = outcome.succeeded();
    if (silent ? !gainsPrivileges(fact) : isExpected(fact, outcome)) {
      return List.of();
    }
    return Attempts.of(fact).stream()
        .flatMap(attempt -> sandbox.refuses(attempt, List.of()).stream())
        .filter(one ->
            silent
                ? one.directive().equals("NoNewPrivileges")
                : Answers.canBe(one.directive(), outcome, sandbox.unit()))
        .map(one -> new Refused(one.directive(), one.setting(), fact, one.relaxation()))
        .toList();
  }

  /** A filter answered: one of the service's own, or one that systemd has from elsewhere. */
  @Override
  public boolean isUnexplained(Fact fact) {
    Outcome outcome = fact.seen().outcome();
    return outcome instanceof Outcome.DeniedBySeccomp && !isExpected(fact, outcome);
  }

  /** It starts all the same, with its caller's privileges. */
  private static boolean gainsPrivileges(Fact fact) {
    return fact instanceof Fact.Child child
        && (child.setId() || !child.fileCapabilities().isEmpty());
  }

  /** It would fail without a sandbox too, or its failure says nothing. */
  private boolean isExpected(Fact fact, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok() -> true;
      case Outcome.DeniedBySeccomp(String action) ->
          action.equals("ENOSYS")
              && fact instanceof Fact.Syscall call
              && RefusedByDesign.isAnswered(call.name());
      case Outcome.Failed(String errno) -> NOT_THERE.contains(errno) && !isThere(fact);
    };
  }

  /** Outside the sandbox. Of other processes nothing is left to look at. */
  private boolean isThere(Fact fact) {
    return switch (fact) {
      case Fact.File file -> sandbox.surroundings().exists(file.path());
      case Fact.Device device -> sandbox.surroundings().exists(device.path());
      case Fact.UnixSocket socket -> sandbox.surroundings().exists(socket.path());
      case Fact.Ipc _, Fact.OtherProcess _, Fact.Keyring _ -> true;
      case Fact.Syscall _,
          Fact.Ioctl _,
          Fact.Socket _,
          Fact.Bind _,
          Fact.Peer _,
          Fact.Namespace _,
          Fact.ExecutableMemory _,
          Fact.Scheduling _,
          Fact.Personality _,
          Fact.SetIdBit _,
          Fact.Capability _,
          Fact.Clock _,
          Fact.Hostname _,
          Fact.KernelModule _,
          Fact.KernelLog _,
          Fact.Sysctl _,
          Fact.CgroupWrite _,
          Fact.Mount _,
          Fact.Chroot _,
          Fact.Bpf _,
          Fact.IoUring _,
          Fact.Trace _,
          Fact.Signal _,
          Fact.Child _,
          Fact.Identity _,
          Fact.Limit _ ->
          false;
    };
  }
}
