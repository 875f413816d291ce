package dev.ringfence.observe;

import java.util.List;

/**
 * One distinct thing that a service did: a record a kind. Equal apart from {@link Seen}'s times and
 * count means the same fact.
 *
 * <p>Names are the kernel's and systemd's own: syscalls as libseccomp knows them, {@code AF_INET},
 * {@code CAP_CHOWN}, {@code SCHED_RR}. Paths are absolute and as seen inside the service's mount
 * namespace (beyond a chroot of its own), resolved where the call succeeded. Bytes that are no
 * UTF-8 are written {@code \xNN}. {@code call} is the syscall that did it.
 */
public sealed interface Fact {
  /** When, where in the service's life, by whom and with what outcome. */
  Seen seen();

  /** The syscall that did it. */
  String call();

  /** The same fact, seen otherwise. */
  default Fact withSeen(Seen other) {
    return FactIdentity.withSeen(this, other);
  }

  /** A syscall was made; whatever its arguments. 32-bit calls have their own ABI. */
  record Syscall(Seen seen, Abi abi, String name) implements Fact {
    public Syscall {
      Names.check("name", name);
    }

    @Override
    public String call() {
      return name;
    }
  }

  /**
   * A path was used. Covers every file, directory and device node, those below /proc, /sys and /dev
   * included; the kinds below say in addition what a path does not.
   *
   * @param path where it is, {@code .} and {@code ..} and symbolic links resolved if it succeeded
   * @param asked the path the program gave when that was another one (a symbolic link on the way),
   *     else empty
   * @param filesystem its type as in /proc/filesystems, such as {@code ext4}; empty if unknown
   * @param whole {@code path} is a directory that stands for more names below it than were kept, or
   *     for a file in it without a name
   */
  record File(
      Seen seen,
      String call,
      FileAccess access,
      String path,
      String asked,
      FileType type,
      String filesystem,
      boolean whole)
      implements Fact {
    public File {
      Names.check("call", call);
      Names.check("path", path);
      Names.checkLength("asked", asked);
      Names.checkLength("filesystem", filesystem);
    }

    /** It was made without a name (O_TMPFILE): nobody else can have made it, or can find it. */
    public boolean isNameless() {
      return whole && type == FileType.REGULAR;
    }
  }

  /**
   * A device was opened, or its node made (call mknod or mknodat).
   *
   * @param block a block device, else a character device
   * @param access READ, WRITE, or CREATE for a node made
   */
  record Device(
      Seen seen, String call, FileAccess access, String path, boolean block, long major, long minor)
      implements Fact {
    public Device {
      Names.check("call", call);
      Names.check("path", path);
    }
  }

  /**
   * An ioctl on a device.
   *
   * @param request its name where known ({@code TIOCGWINSZ}), else {@code 0x...} in lower case
   */
  record Ioctl(Seen seen, String path, String request) implements Fact {
    public Ioctl {
      Names.check("path", path);
      Names.check("request", request);
    }

    @Override
    public String call() {
      return "ioctl";
    }
  }

  /**
   * A socket or a socket pair was made.
   *
   * @param family such as {@code AF_INET}
   * @param type such as {@code SOCK_STREAM}, without its flags
   * @param protocol its name where known ({@code tcp}, {@code NETLINK_ROUTE}), else the number
   */
  record Socket(Seen seen, String call, String family, String type, String protocol)
      implements Fact {
    public Socket {
      Names.check("call", call);
      Names.check("family", family);
      Names.check("type", type);
      Names.check("protocol", protocol);
    }
  }

  /**
   * An internet socket was bound to an address of this host.
   *
   * @param family AF_INET or AF_INET6
   * @param transport {@code tcp}, {@code udp}, or another protocol's name
   * @param address as text, without brackets or zone
   * @param port 0 when the kernel was left to choose
   */
  record Bind(Seen seen, String family, String transport, String address, int port)
      implements Fact {
    public Bind {
      Names.check("family", family);
      Names.check("transport", transport);
      Names.check("address", address);
      checkPort(port);
    }

    @Override
    public String call() {
      return "bind";
    }
  }

  /**
   * Another end of the internet was talked to.
   *
   * @param call connect, sendto, sendmsg, sendmmsg; or accept, recvfrom, recvmsg, recvmmsg for one
   *     that came to us, whose port is then 0
   */
  record Peer(Seen seen, String call, String family, String transport, String address, int port)
      implements Fact {
    public Peer {
      Names.check("call", call);
      Names.check("family", family);
      Names.check("transport", transport);
      Names.check("address", address);
      checkPort(port);
    }

    /** It connected or sent to us, and not we to it. */
    public boolean cameToUs() {
      return call.startsWith("accept") || call.startsWith("recv");
    }
  }

  /**
   * A Unix socket was bound (call bind) or talked to (connect, sendto, sendmsg).
   *
   * @param path a path, or {@code @name} in the abstract name space
   */
  record UnixSocket(Seen seen, String call, String path) implements Fact {
    public UnixSocket {
      Names.check("call", call);
      Names.check("path", path);
    }
  }

  /**
   * A namespace was made or entered.
   *
   * @param type as RestrictNamespaces= takes it: cgroup, ipc, net, mnt, pid, user, uts; or time
   * @param entered setns into one that was there, else made by clone, clone3 or unshare
   */
  record Namespace(Seen seen, String call, String type, boolean entered) implements Fact {
    public Namespace {
      Names.check("call", call);
      Names.check("type", type);
    }
  }

  /** How memory came to be executable. */
  enum Executable {
    /** Writable and executable at once. */
    WRITABLE,
    /** Made executable after it was written. */
    AFTER_WRITE,
    /** Made executable by mprotect without having been written; MemoryDenyWriteExecute refuses. */
    LATER,
    /** A System V segment attached with SHM_EXEC. */
    SHARED
  }

  /**
   * Memory became executable in a way that MemoryDenyWriteExecute= may refuse.
   *
   * @param call mmap, mprotect, pkey_mprotect, shmat
   * @param mapping the file that was mapped, {@code [stack]}, {@code [heap]}, or empty if anonymous
   */
  record ExecutableMemory(Seen seen, String call, Executable how, String mapping) implements Fact {
    public ExecutableMemory {
      Names.check("call", call);
      Names.checkLength("mapping", mapping);
    }
  }

  /**
   * A scheduling policy was asked for.
   *
   * @param policy such as {@code SCHED_RR}; {@code nice} for a priority that was raised
   */
  record Scheduling(Seen seen, String call, String policy) implements Fact {
    public Scheduling {
      Names.check("call", call);
      Names.check("policy", policy);
    }
  }

  /**
   * The execution domain was changed (asking for it is no fact).
   *
   * @param persona in hexadecimal, such as {@code 0x40000}
   */
  record Personality(Seen seen, String persona) implements Fact {
    public Personality {
      Names.check("persona", persona);
    }

    @Override
    public String call() {
      return "personality";
    }
  }

  /** The set-user-ID or set-group-ID bit was set on a file, or it was made with one. */
  record SetIdBit(Seen seen, String call, String path, boolean user, boolean group)
      implements Fact {
    public SetIdBit {
      Names.check("call", call);
      Names.check("path", path);
    }
  }

  /**
   * A capability was checked for and used (outcome ok), or checked for and not held (EPERM).
   *
   * @param name such as {@code CAP_NET_BIND_SERVICE}
   * @param call the syscall in which it was checked
   * @param reason the kernel function that asked, from its stack, such as {@code inet_bind}, and
   *     the option it was about where that is known; empty if unknown
   * @param inferred concluded from the syscall and its arguments, because this kernel does not tell
   */
  record Capability(Seen seen, String name, String call, String reason, boolean inferred)
      implements Fact {
    public Capability {
      Names.check("name", name);
      Names.check("call", call);
      Names.checkLength("reason", reason);
    }

    /** Socket options by which a program may have larger buffers than net.core.*mem_max allows. */
    public static final String SEND_BUFFER = "SO_SNDBUFFORCE";

    public static final String RECEIVE_BUFFER = "SO_RCVBUFFORCE";

    /**
     * It was asked for so that a socket has larger buffers than this host's limit: refused, the
     * program goes on with smaller ones. sd_notify(3) does so in every service that says when it is
     * ready, see fd_set_sndbuf() in systemd's src/basic/socket-util.c.
     */
    public boolean isForLargerBuffers() {
      return reason.endsWith(" " + SEND_BUFFER) || reason.endsWith(" " + RECEIVE_BUFFER);
    }
  }

  /** A clock was set or steered. {@code clock} such as CLOCK_REALTIME. */
  record Clock(Seen seen, String call, String clock) implements Fact {
    public Clock {
      Names.check("call", call);
      Names.check("clock", clock);
    }
  }

  /** The host's name or domain was set (sethostname, setdomainname). */
  record Hostname(Seen seen, String call) implements Fact {
    public Hostname {
      Names.check("call", call);
    }
  }

  /** A kernel module was loaded or unloaded; {@code module} is empty if unknown. */
  record KernelModule(Seen seen, String call, String module) implements Fact {
    public KernelModule {
      Names.check("call", call);
      Names.checkLength("module", module);
    }
  }

  /** The kernel's log was read, cleared or set up by syslog(2); /dev/kmsg is a {@link File}. */
  record KernelLog(Seen seen, String action) implements Fact {
    public KernelLog {
      Names.check("action", action);
    }

    @Override
    public String call() {
      return "syslog";
    }
  }

  /** A kernel setting below /proc/sys was written. */
  record Sysctl(Seen seen, String call, String path) implements Fact {
    public Sysctl {
      Names.check("call", call);
      Names.check("path", path);
    }
  }

  /** The control group tree was written to. */
  record CgroupWrite(Seen seen, String call, String path) implements Fact {
    public CgroupWrite {
      Names.check("call", call);
      Names.check("path", path);
    }
  }

  /**
   * A file system was mounted, moved, unmounted or changed.
   *
   * @param target where
   * @param filesystem its type; empty for a bind mount, or where unknown
   */
  record Mount(Seen seen, String call, String target, String filesystem) implements Fact {
    public Mount {
      Names.check("call", call);
      Names.check("target", target);
      Names.checkLength("filesystem", filesystem);
    }
  }

  /** The root directory was changed. Call chroot or pivot_root. */
  record Chroot(Seen seen, String call, String path) implements Fact {
    public Chroot {
      Names.check("call", call);
      Names.check("path", path);
    }
  }

  /** A kernel keyring was used; {@code operation} is empty for add_key and request_key. */
  record Keyring(Seen seen, String call, String operation) implements Fact {
    public Keyring {
      Names.check("call", call);
      Names.checkLength("operation", operation);
    }
  }

  /** bpf(2); {@code command} such as BPF_PROG_LOAD. */
  record Bpf(Seen seen, String command) implements Fact {
    public Bpf {
      Names.check("command", command);
    }

    @Override
    public String call() {
      return "bpf";
    }
  }

  /**
   * io_uring did something, past syscalls and seccomp; {@code operation} such as IORING_OP_READ.
   */
  record IoUring(Seen seen, String operation) implements Fact {
    public IoUring {
      Names.check("operation", operation);
    }

    @Override
    public String call() {
      return "io_uring";
    }
  }

  /**
   * Another process was traced, or its memory read or written.
   *
   * @param call ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_getfd
   * @param request such as PTRACE_ATTACH; empty where the call has none
   * @param target the other process's name
   * @param outside it does not belong to the service
   */
  record Trace(Seen seen, String call, String request, String target, boolean outside)
      implements Fact {
    public Trace {
      Names.check("call", call);
      Names.checkLength("request", request);
      Names.check("target", target);
    }
  }

  /** A signal was sent across the service's edge; {@code signal} such as SIGTERM. */
  record Signal(Seen seen, String call, String signal, String target) implements Fact {
    public Signal {
      Names.check("call", call);
      Names.check("signal", signal);
      Names.check("target", target);
    }
  }

  /**
   * An entry of /proc that belongs to a process outside the service was used.
   *
   * @param path with the number replaced: {@code /proc/PID/stat}
   * @param target that process's name, or empty
   */
  record OtherProcess(Seen seen, String call, FileAccess access, String path, String target)
      implements Fact {
    public OtherProcess {
      Names.check("call", call);
      Names.check("path", path);
      Names.checkLength("target", target);
    }
  }

  /**
   * A program was started: the service's own, and its children's.
   *
   * @param program the file that was executed
   * @param interpreter of the script or the dynamic linker of the ELF file; empty if it has none
   * @param libraries that it needs by its ELF header, as paths, sorted
   * @param setId it has a set-user-ID or set-group-ID bit that would change who it runs as
   * @param fileCapabilities of its security.capability attribute, sorted; empty without
   */
  record Child(
      Seen seen,
      String call,
      String program,
      String interpreter,
      List<String> libraries,
      boolean setId,
      List<String> fileCapabilities)
      implements Fact {
    public Child {
      Names.check("call", call);
      Names.check("program", program);
      Names.checkLength("interpreter", interpreter);
      libraries = Names.sorted("libraries", libraries);
      fileCapabilities = Names.sorted("fileCapabilities", fileCapabilities);
    }
  }

  /**
   * A process changed the user or the groups it runs as.
   *
   * @param what {@code user}, {@code group} or {@code groups}
   * @param id the number changed to; for groups each is a fact
   */
  record Identity(Seen seen, String call, String what, long id) implements Fact {
    public Identity {
      Names.check("call", call);
      Names.check("what", what);
    }
  }

  /**
   * A resource limit was raised.
   *
   * @param resource such as RLIMIT_NOFILE
   * @param hard the hard limit was raised, which takes CAP_SYS_RESOURCE
   * @param value the new soft limit, -1 for infinity
   */
  record Limit(Seen seen, String call, String resource, boolean hard, long value) implements Fact {
    public Limit {
      Names.check("call", call);
      Names.check("resource", resource);
    }
  }

  /**
   * A System V or POSIX object of interprocess communication was made or opened.
   *
   * @param call shmget, semget, msgget, mq_open
   * @param name of the queue, or the key in hexadecimal; empty for a private one
   */
  record Ipc(Seen seen, String call, String name) implements Fact {
    public Ipc {
      Names.check("call", call);
      Names.checkLength("name", name);
    }
  }

  private static void checkPort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535: " + port);
    }
  }
}
