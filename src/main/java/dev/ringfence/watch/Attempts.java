package dev.ringfence.watch;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.trial.hardening.Denials;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a process attempted that failed, as if it had come off. */
final class Attempts {
  /** A filter looks at no more of them than whether the memory can be executed. */
  private static final Set<String> OF_MEMORY =
      Set.of("mmap", "mmap2", "mprotect", "pkey_mprotect", "shmat");

  private static final Set<String> ANSWERS = Set.of("EPERM", "EACCES");

  private Attempts() {}

  /** The fact, and what the kernel tells of only when it comes off. */
  static List<Fact> of(Fact fact) {
    List<Fact> attempts = new ArrayList<>(List.of(Denials.allowed(fact)));
    switch (Denials.allowed(fact)) {
      case Fact.File file when file.path().startsWith("/dev/") && isUse(file.access()) ->
          attempts.add(
              new Fact.Device(file.seen(), file.call(), file.access(), file.path(), false, 0, 0));
      case Fact.Syscall call when OF_MEMORY.contains(call.name()) && isRefusal(fact) ->
          attempts.add(
              new Fact.ExecutableMemory(call.seen(), call.name(), Fact.Executable.WRITABLE, ""));
      default -> {
        // All of it is in the fact.
      }
    }
    return attempts;
  }

  private static boolean isUse(FileAccess access) {
    return access == FileAccess.READ || access == FileAccess.WRITE;
  }

  private static boolean isRefusal(Fact fact) {
    String outcome = fact.seen().outcome().text();
    return ANSWERS.contains(outcome.substring(outcome.indexOf(':') + 1));
  }
}
