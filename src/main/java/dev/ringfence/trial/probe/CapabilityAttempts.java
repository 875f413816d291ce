package dev.ringfence.trial.probe;

import static dev.ringfence.trial.probe.Attempt.at;
import static dev.ringfence.trial.probe.Attempt.permitted;

import dev.ringfence.linux.Capability;
import java.util.ArrayList;
import java.util.List;

/** Attempts at what only a capability allows, and a look at whether each could still be had. */
final class CapabilityAttempts {
  /** prctl(2), PR_CAPBSET_READ and PR_CAPBSET_DROP. */
  private static final int READ = 23;

  private static final int DROP = 24;

  private CapabilityAttempts() {}

  static List<Attempt> all() {
    List<Attempt> attempts = new ArrayList<>(uses());
    for (Capability capability : Capability.all()) {
      attempts.add(
          new Attempt(
              "have " + capability,
              List.of("prctl " + READ + " " + capability.number()),
              new Refusal.Bits(1, 0)));
    }
    return attempts;
  }

  private static List<Attempt> uses() {
    return List.of(
        at("give a file to another user", "memfd_create s:probe 0", "fchown $ 12345 12345"),
        at("read a file without permission", "openat -100 s:" + Fixtures.OF_NOBODY + " 0"),
        // O_NOATIME is for the owner, or who may act as the owner.
        at("do to another user's file what its owner may", owner()),
        at("become another user", "setresuid 12345 12345 12345"),
        at("become another group", "setresgid 12345 12345 12345"),
        at("take away capabilities", "prctl " + DROP + " 40"),
        new Attempt(
            "listen on a port below 1024",
            List.of("socket 2 2 0", "bind $ inet:127.0.0.1:19 16"),
            Refusal.epermOr("EACCES")),
        permitted("make a raw socket", "socket 2 3 1"),
        permitted(
            "go beyond the limit of a socket's buffer",
            "socket 1 2 0",
            "setsockopt $ 1 33 i:4096 4"),
        permitted("change its root directory", "chroot s:/"),
        permitted("read another process's memory", "process_vm_readv 1 l:4096,8 1 l:4096,8 1 0"),
        permitted("set the host's name", "sethostname b:80 70"),
        at("raise its priority", "setpriority 0 0 -1"));
  }

  private static String owner() {
    return "openat -100 s:" + Fixtures.READABLE + " 0x40000";
  }
}
