package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Facts about one process that traces another. */
final class Traces {
  /** ptrace(2)'s requests, from include/uapi/linux/ptrace.h. */
  private static final Map<Long, String> REQUESTS =
      Map.ofEntries(
          Map.entry(0L, "PTRACE_TRACEME"),
          Map.entry(1L, "PTRACE_PEEKTEXT"),
          Map.entry(2L, "PTRACE_PEEKDATA"),
          Map.entry(3L, "PTRACE_PEEKUSR"),
          Map.entry(4L, "PTRACE_POKETEXT"),
          Map.entry(5L, "PTRACE_POKEDATA"),
          Map.entry(6L, "PTRACE_POKEUSR"),
          Map.entry(7L, "PTRACE_CONT"),
          Map.entry(8L, "PTRACE_KILL"),
          Map.entry(9L, "PTRACE_SINGLESTEP"),
          Map.entry(12L, "PTRACE_GETREGS"),
          Map.entry(13L, "PTRACE_SETREGS"),
          Map.entry(16L, "PTRACE_ATTACH"),
          Map.entry(17L, "PTRACE_DETACH"),
          Map.entry(24L, "PTRACE_SYSCALL"),
          Map.entry(0x4200L, "PTRACE_SETOPTIONS"),
          Map.entry(0x4201L, "PTRACE_GETEVENTMSG"),
          Map.entry(0x4202L, "PTRACE_GETSIGINFO"),
          Map.entry(0x4204L, "PTRACE_GETREGSET"),
          Map.entry(0x4205L, "PTRACE_SETREGSET"),
          Map.entry(0x4206L, "PTRACE_SEIZE"),
          Map.entry(0x4207L, "PTRACE_INTERRUPT"),
          Map.entry(0x4208L, "PTRACE_LISTEN"),
          Map.entry(0x420eL, "PTRACE_GET_SYSCALL_INFO"));

  private Traces() {}

  static String request(long number) {
    return REQUESTS.getOrDefault(number, "0x" + Long.toHexString(number));
  }

  /** Which process it is, if it is still there; one of the same control group is of the service. */
  static Fact fact(Sighting sighting, String request, long process) {
    String name = read(process, "comm");
    String group = read(process, "cgroup");
    boolean outside =
        process != 0
            && (group.isEmpty() || !group.equals(read(sighting.event().process(), "cgroup")));
    return new Fact.Trace(
        sighting.seen(), sighting.call(), request, name.isEmpty() ? "?" : name, outside);
  }

  private static String read(long process, String file) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf((int) process), file)).strip();
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
