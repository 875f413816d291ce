package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Seen;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Facts that are told by the numbers a system call was given. */
final class NumberFacts {
  /** Bits of CLONE_NEW* by the names of RestrictNamespaces=. */
  private enum NamespaceBit {
    TIME("time", 0x0000_0080L),
    MOUNT("mnt", 0x0002_0000L),
    CGROUP("cgroup", 0x0200_0000L),
    UTS("uts", 0x0400_0000L),
    IPC("ipc", 0x0800_0000L),
    USER("user", 0x1000_0000L),
    PID("pid", 0x2000_0000L),
    NET("net", 0x4000_0000L);

    final String word;
    final long bit;

    NamespaceBit(String word, long bit) {
      this.word = word;
      this.bit = bit;
    }
  }

  /** Asks for the execution domain and changes nothing (personality(2)). */
  private static final long PERSONALITY_QUERY = 0xffff_ffffL;

  private static final int LIMIT_RAISED_SOFT = 0x100;
  private static final int LIMIT_RAISED_HARD = 0x200;
  private static final long UNCHANGED = 0xffff_ffffL;

  private NumberFacts() {}

  static void numbers(Sighting sighting, Consumer<Fact> to) {
    RawEvent event = sighting.event();
    Seen seen = sighting.seen();
    String call = sighting.call();
    long a = event.a();
    switch (call) {
      case "socket", "socketpair" -> to.accept(socket(sighting));
      case "clone", "clone3", "unshare" -> namespaces(sighting, a, false, to);
      case "setns" -> namespaces(sighting, a == 0 ? CallTable.NAMESPACES : a, true, to);
      case "sched_setscheduler", "sched_setattr" ->
          to.accept(
              new Fact.Scheduling(
                  seen, call, Constants.name(Constants.POLICIES, a & 0xff, "policy ")));
      case "setpriority", "nice" -> priority(sighting, to);
      case "personality" -> {
        if (a != PERSONALITY_QUERY) {
          to.accept(new Fact.Personality(seen, "0x" + Long.toHexString(a)));
        }
      }
      case "syslog" ->
          to.accept(
              new Fact.KernelLog(seen, Constants.name(Constants.SYSLOG_ACTIONS, a, "action ")));
      case "keyctl" ->
          to.accept(
              new Fact.Keyring(seen, call, Constants.name(Constants.KEYCTL, a, "operation ")));
      case "add_key", "request_key" -> to.accept(new Fact.Keyring(seen, call, ""));
      case "bpf" ->
          to.accept(new Fact.Bpf(seen, Constants.name(Constants.BPF_COMMANDS, a, "command ")));
      case "clock_settime", "clock_settime64" -> to.accept(clock(sighting, a));
      case "clock_adjtime", "clock_adjtime64" -> to.accept(clock(sighting, event.b()));
      case "adjtimex", "settimeofday", "stime" -> to.accept(clock(sighting, 0));
      case "sethostname", "setdomainname" -> to.accept(new Fact.Hostname(seen, call));
      case "init_module", "delete_module" -> to.accept(new Fact.KernelModule(seen, call, ""));
      case "fsmount" -> to.accept(new Fact.Mount(seen, call, "(not yet anywhere)", ""));
      case "setrlimit", "prlimit64" -> limit(sighting, to);
      case "shmat" -> to.accept(new Fact.ExecutableMemory(seen, call, Fact.Executable.SHARED, ""));
      case "shmget", "semget", "msgget" ->
          to.accept(new Fact.Ipc(seen, call, a == 0 ? "" : "0x" + Long.toHexString(a)));
      case "ptrace" -> trace(sighting, Traces.request(a), event.b(), to);
      case "kcmp", "process_vm_readv", "process_vm_writev" -> trace(sighting, "", a, to);
      case "pidfd_getfd" -> to.accept(new Fact.Trace(seen, call, "", "?", true));
      default -> identity(sighting, to);
    }
  }

  private static Fact socket(Sighting sighting) {
    RawEvent event = sighting.event();
    int family = (int) event.a();
    int type = (int) event.b() & 0xf;
    return new Fact.Socket(
        sighting.seen(),
        sighting.call(),
        Constants.name(Constants.FAMILIES, family, "AF_"),
        Constants.name(Constants.SOCKET_TYPES, type, "SOCK_"),
        Constants.protocol(family, type, (int) event.c()));
  }

  private static void namespaces(
      Sighting sighting, long flags, boolean entered, Consumer<Fact> to) {
    for (NamespaceBit one : NamespaceBit.values()) {
      if ((flags & one.bit) != 0) {
        to.accept(new Fact.Namespace(sighting.seen(), sighting.call(), one.word, entered));
      }
    }
  }

  /** A lower number is a higher priority (nice(2)); to lower one's own is always allowed. */
  private static void priority(Sighting sighting, Consumer<Fact> to) {
    if ((int) sighting.event().a() < 0) {
      to.accept(new Fact.Scheduling(sighting.seen(), sighting.call(), "nice"));
    }
  }

  private static Fact clock(Sighting sighting, long which) {
    return new Fact.Clock(
        sighting.seen(), sighting.call(), Constants.name(Constants.CLOCKS, which, "clock "));
  }

  private static void limit(Sighting sighting, Consumer<Fact> to) {
    RawEvent event = sighting.event();
    if ((event.a() & (LIMIT_RAISED_SOFT | LIMIT_RAISED_HARD)) != 0) {
      to.accept(
          new Fact.Limit(
              sighting.seen(),
              sighting.call(),
              Constants.name(Constants.LIMITS, event.a() & 0xff, "RLIMIT_"),
              (event.a() & LIMIT_RAISED_HARD) != 0,
              event.b()));
    }
  }

  private static void trace(Sighting sighting, String request, long process, Consumer<Fact> to) {
    to.accept(Traces.fact(sighting, request, process));
  }

  /** set*id: each number that is not left as it is. */
  private static void identity(Sighting sighting, Consumer<Fact> to) {
    RawEvent event = sighting.event();
    String call = sighting.call();
    if (call.startsWith("setgroups")) {
      to.accept(new Fact.Identity(sighting.seen(), call, "groups", event.a() & UNCHANGED));
      return;
    }
    boolean user = call.contains("uid");
    if (!user && !call.contains("gid")) {
      return;
    }
    int many = call.startsWith("setres") ? 3 : call.startsWith("setre") ? 2 : 1;
    LongStream.of(event.a(), event.b(), event.c())
        .limit(many)
        .map(id -> id & UNCHANGED)
        .filter(id -> id != UNCHANGED)
        .distinct()
        .forEach(
            id -> to.accept(new Fact.Identity(sighting.seen(), call, user ? "user" : "group", id)));
  }
}
