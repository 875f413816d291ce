package dev.ringfence.observe.live;

import dev.ringfence.linux.Capability;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Capabilities that what was done takes of anybody but the owner (capabilities(7)): for kernels
 * before 6.14, which have no tracepoint where they are checked, and which do not let us look at the
 * function that checks them either (lockdown, or no trampolines). Root's passing by permissions
 * (CAP_DAC_OVERRIDE and its like) leaves no other trace, so that this is never the whole of it.
 */
final class InferredCapabilities {
  private static final int LAST_LOW_PORT = 1023;

  private InferredCapabilities() {}

  static List<Fact> of(List<Fact> facts) {
    List<Fact> inferred = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.seen().outcome().succeeded()) {
        needed(fact)
            .ifPresent(capability ->
                inferred.add(
                    new Fact.Capability(
                        fact.seen(), capability.toString(), fact.call(), "", true)));
      }
    }
    return inferred;
  }

  private static Optional<Capability> needed(Fact fact) {
    return switch (fact) {
      case Fact.File file when file.access() == FileAccess.CHOWN -> Optional.of(Capability.CHOWN);
      case Fact.Device device when device.access() == FileAccess.CREATE ->
          Optional.of(Capability.MKNOD);
      case Fact.Identity it when it.what().equals("user") -> Optional.of(Capability.SETUID);
      case Fact.Identity _ -> Optional.of(Capability.SETGID);
      case Fact.Bind bind when bind.port() > 0 && bind.port() <= LAST_LOW_PORT ->
          Optional.of(Capability.NET_BIND_SERVICE);
      case Fact.Socket it when isRaw(it) -> Optional.of(Capability.NET_RAW);
      case Fact.Namespace it when !it.type().equals("user") -> Optional.of(Capability.SYS_ADMIN);
      case Fact.Mount _ -> Optional.of(Capability.SYS_ADMIN);
      case Fact.Hostname _ -> Optional.of(Capability.SYS_ADMIN);
      case Fact.Chroot _ -> Optional.of(Capability.SYS_CHROOT);
      case Fact.Clock _ -> Optional.of(Capability.SYS_TIME);
      case Fact.KernelModule _ -> Optional.of(Capability.SYS_MODULE);
      case Fact.KernelLog _ -> Optional.of(Capability.SYSLOG);
      case Fact.Bpf _ -> Optional.of(Capability.BPF);
      case Fact.Scheduling it when !it.policy().equals("SCHED_OTHER") ->
          Optional.of(Capability.SYS_NICE);
      case Fact.Limit limit when limit.hard() -> Optional.of(Capability.SYS_RESOURCE);
      case Fact.Trace trace when trace.outside() -> Optional.of(Capability.SYS_PTRACE);
      case Fact.Signal _ -> Optional.of(Capability.KILL);
      case Fact.Syscall _,
          Fact.File _,
          Fact.Device _,
          Fact.Ioctl _,
          Fact.Socket _,
          Fact.Bind _,
          Fact.Peer _,
          Fact.UnixSocket _,
          Fact.Namespace _,
          Fact.ExecutableMemory _,
          Fact.Scheduling _,
          Fact.Personality _,
          Fact.SetIdBit _,
          Fact.Capability _,
          Fact.Sysctl _,
          Fact.CgroupWrite _,
          Fact.Keyring _,
          Fact.IoUring _,
          Fact.Trace _,
          Fact.OtherProcess _,
          Fact.Child _,
          Fact.Limit _,
          Fact.Ipc _ ->
          Optional.empty();
    };
  }

  private static boolean isRaw(Fact.Socket socket) {
    return socket.family().equals("AF_PACKET")
        || (socket.family().startsWith("AF_INET") && socket.type().equals("SOCK_RAW"));
  }
}
