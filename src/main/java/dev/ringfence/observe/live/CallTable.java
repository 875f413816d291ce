package dev.ringfence.observe.live;

import static dev.ringfence.observe.live.CallRule.HERE;
import static dev.ringfence.observe.live.CallRule.NONE;

import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.live.CallRule.Bit;
import dev.ringfence.observe.live.CallRule.Operation;
import java.util.HashMap;
import java.util.Map;

/**
 * Which system calls say more than that they were made, and how to read what they say: by name, so
 * that one table serves every architecture. Argument numbers are those of section 2 of the manual.
 */
final class CallTable {
  /** CLONE_NEW*: time, mount, cgroup, uts, ipc, user, pid, net. */
  static final long NAMESPACES = 0x7e02_0080L;

  static final long SET_ID_BITS = 06000;
  static final long OPEN_ACCESS = 3;
  static final long OPEN_WRITE = 1;
  static final long OPEN_BOTH = 2;
  static final long OPEN_CREATE = 0100;
  private static final long OPEN_FLAGS = OPEN_ACCESS | OPEN_CREATE;

  /** MS_REMOUNT, BIND, MOVE, UNBINDABLE, PRIVATE, SLAVE, SHARED: a mount that is there is meant. */
  private static final long MOUNTS_NOTHING = 0x1e_3020L;

  static final long SYMLINK_NOFOLLOW = 0x100;
  static final long REMOVE_DIRECTORY = 0x200;

  private static final Map<String, CallRule> RULES = new HashMap<>();

  static {
    files();
    descriptors();
    sockets();
    privileges();
    memoryAndProcesses();
    add("exit exit_group", nothing().when(CallRule.ENDS_TASK));
  }

  private CallTable() {}

  private static void files() {
    // Of those that failed the flags tell what was wanted; openat2's lie in a struct.
    add("open", CallRule.of(Operation.OPEN, HERE, 0, 1).masked(OPEN_FLAGS, -1));
    add("creat", CallRule.of(Operation.OPEN, HERE, 0, NONE));
    add("openat", CallRule.of(Operation.OPEN, 0, 1, 2).masked(OPEN_FLAGS, -1));
    add("openat2", CallRule.of(Operation.OPEN, 0, 1, NONE));
    add(
        "stat stat64 oldstat access statfs statfs64 getxattr listxattr",
        CallRule.path(HERE, 0, FileAccess.STAT));
    add(
        "lstat lstat64 oldlstat readlink lgetxattr llistxattr",
        CallRule.path(HERE, 0, FileAccess.STAT));
    add(
        "newfstatat fstatat64 faccessat2 statx getxattrat listxattrat file_getattr",
        CallRule.path(0, 1, FileAccess.STAT));
    add(
        "faccessat readlinkat name_to_handle_at open_tree fspick",
        CallRule.path(0, 1, FileAccess.STAT));
    add("mkdir", CallRule.path(HERE, 0, FileAccess.CREATE).with(1, SET_ID_BITS));
    add("mkdirat", CallRule.path(0, 1, FileAccess.CREATE).with(2, SET_ID_BITS));
    add("mknod", CallRule.node(HERE, 0, 1, 2));
    add("mknodat", CallRule.node(0, 1, 2, 3));
    add("symlink", CallRule.path(HERE, 1, FileAccess.CREATE));
    add("symlinkat", CallRule.path(1, 2, FileAccess.CREATE));
    add("link", CallRule.paths(HERE, 0, HERE, 1, FileAccess.STAT, FileAccess.CREATE));
    add("linkat", CallRule.paths(0, 1, 2, 3, FileAccess.STAT, FileAccess.CREATE));
    add("unlink rmdir", CallRule.path(HERE, 0, FileAccess.DELETE));
    add("unlinkat", CallRule.path(0, 1, FileAccess.DELETE).with(2, REMOVE_DIRECTORY));
    add("rename", CallRule.paths(HERE, 0, HERE, 1, FileAccess.RENAME, FileAccess.RENAME));
    add("renameat renameat2", CallRule.paths(0, 1, 2, 3, FileAccess.RENAME, FileAccess.RENAME));
    add("chmod", CallRule.path(HERE, 0, FileAccess.CHMOD).with(1, SET_ID_BITS));
    add("fchmodat fchmodat2", CallRule.path(0, 1, FileAccess.CHMOD).with(2, SET_ID_BITS));
    add("chown chown32 lchown lchown32", CallRule.path(HERE, 0, FileAccess.CHOWN));
    add("fchownat", CallRule.path(0, 1, FileAccess.CHOWN).with(4, SYMLINK_NOFOLLOW));
    add(
        "utime utimes setxattr lsetxattr removexattr lremovexattr",
        CallRule.path(HERE, 0, FileAccess.ATTRIBUTES));
    add(
        "utimensat utimensat_time64 futimesat setxattrat removexattrat file_setattr",
        CallRule.path(0, 1, FileAccess.ATTRIBUTES));
    add("truncate truncate64", CallRule.path(HERE, 0, FileAccess.WRITE));
    add("chdir chroot", CallRule.path(HERE, 0, FileAccess.ENTER));
    add("inotify_add_watch", CallRule.path(HERE, 1, FileAccess.LIST));
    add("fanotify_mark", CallRule.path(3, 4, FileAccess.LIST));
    // What succeeded is told by the new program; its arguments went with the old one.
    add("execve uselib", CallRule.path(HERE, 0, FileAccess.EXECUTE).when(CallRule.ONLY_FAILED));
    add("execveat", CallRule.path(0, 1, FileAccess.EXECUTE).when(CallRule.ONLY_FAILED));
    add(
        "mount",
        CallRule.of(Operation.MOUNT, 1, 2, 3)
            .masked(MOUNTS_NOTHING, -1)
            .doing(FileAccess.ENTER, FileAccess.ENTER));
    add("umount umount2", CallRule.path(HERE, 0, FileAccess.ENTER));
    add("pivot_root", CallRule.paths(HERE, 0, HERE, 1, FileAccess.ENTER, FileAccess.ENTER));
    add(
        "move_mount",
        CallRule.of(Operation.ATTACH, 0, 2, 3).doing(FileAccess.ENTER, FileAccess.ENTER));
    add("mount_setattr", CallRule.path(0, 1, FileAccess.ENTER));
    add("acct swapon swapoff", CallRule.path(HERE, 0, FileAccess.WRITE));
    add("mq_open mq_unlink", CallRule.path(HERE, 0, FileAccess.STAT));
  }

  private static void descriptors() {
    add("fchmod", CallRule.descriptor(0, Bit.CHMOD).with(1, SET_ID_BITS));
    add("fchown fchown32", CallRule.descriptor(0, Bit.CHOWN));
    add("fchdir", CallRule.descriptor(0, Bit.ENTER));
    add("getdents getdents64", CallRule.descriptor(0, Bit.LIST));
    add("flock", CallRule.descriptor(0, Bit.LOCK));
    add("fsetxattr fremovexattr", CallRule.descriptor(0, Bit.ATTRIBUTES));
    add("finit_module", CallRule.descriptor(0, Bit.READ));
    add("fcntl fcntl64", CallRule.of(Operation.LOCK, 0, NONE, NONE).masked(Bit.LOCK.mask, -1));
    add("ioctl", CallRule.of(Operation.IOCTL, 0, 1, NONE));
  }

  private static void sockets() {
    add("socket socketpair", CallRule.numbers(0, 1, 2).masked(-1, 0xf));
    add("bind connect", CallRule.of(Operation.ADDRESS, 1, 2, NONE));
    add("sendto", CallRule.of(Operation.ADDRESS, 4, 5, NONE));
    add("sendmsg sendmmsg", CallRule.of(Operation.MESSAGE, 1, NONE, NONE));
    add(
        "recvfrom",
        CallRule.of(Operation.ADDRESS, 4, 5, NONE).when(CallRule.RECEIVES | CallRule.ONLY_DONE));
    add(
        "recvmsg recvmmsg",
        CallRule.of(Operation.MESSAGE, 1, NONE, NONE).when(CallRule.RECEIVES | CallRule.ONLY_DONE));
    // Its options are asked capabilities for, each for another reason.
    add("setsockopt", nothing().at(2).when(CallRule.TELLS_WHAT));
    add("accept accept4", CallRule.of(Operation.ACCEPT, 0, NONE, NONE));
    add("socketcall", CallRule.of(Operation.SOCKETCALL, 0, 1, NONE));
  }

  private static void privileges() {
    add("unshare", namespaces(CallRule.numbers(0, NONE, NONE)));
    add("clone", namespaces(CallRule.numbers(0, NONE, NONE)).when(CallRule.PARENT_ONLY));
    add("fork vfork", nothing().when(CallRule.PARENT_ONLY));
    // Its arguments lie on the parent's stack, which has other use when the child comes to return.
    add(
        "clone3",
        CallRule.of(Operation.FIELD, 0, NONE, NONE)
            .at(0)
            .masked(NAMESPACES, -1)
            .when(CallRule.ONLY_NONZERO | CallRule.PARENT_ONLY));
    add("setns", CallRule.numbers(1, NONE, NONE));
    add("sched_setscheduler", CallRule.numbers(1, NONE, NONE).masked(0xff, -1));
    add(
        "sched_setattr",
        CallRule.of(Operation.FIELD, 1, NONE, NONE).at(4).masked(0xffff_ffffL, -1));
    add("setpriority", CallRule.numbers(2, 0, NONE));
    add(
        "nice personality syslog keyctl bpf",
        CallRule.numbers(0, NONE, NONE).masked(0xffff_ffffL, -1));
    add("clock_settime clock_settime64", CallRule.numbers(0, NONE, NONE));
    add(
        "adjtimex",
        CallRule.of(Operation.FIELD, 0, NONE, NONE)
            .at(0)
            .masked(0xffff_ffffL, -1)
            .when(CallRule.ONLY_NONZERO));
    add(
        "clock_adjtime clock_adjtime64",
        CallRule.of(Operation.FIELD, 1, NONE, 0)
            .at(0)
            .masked(0xffff_ffffL, -1)
            .when(CallRule.ONLY_NONZERO));
    add(
        "settimeofday stime sethostname setdomainname init_module delete_module kexec_load"
            + " kexec_file_load add_key request_key fsopen fsmount perf_event_open",
        CallRule.numbers(NONE, NONE, NONE));
    add("setuid setuid32 setgid setgid32 setfsuid setfsuid32 setfsgid setfsgid32", ids(NONE, NONE));
    add("setreuid setreuid32 setregid setregid32", ids(1, NONE));
    add("setresuid setresuid32 setresgid setresgid32", ids(1, 2));
    add("setgroups", CallRule.of(Operation.GROUPS, 0, 1, NONE));
    add("setgroups32", CallRule.of(Operation.GROUPS, 0, 1, NONE).masked(4, -1));
    add("setrlimit", CallRule.of(Operation.LIMIT, 0, 1, NONE));
    add("prlimit64", CallRule.of(Operation.LIMIT, 1, 2, NONE).masked(8, -1));
  }

  private static void memoryAndProcesses() {
    add("mmap", CallRule.of(Operation.MAP, 0, NONE, NONE).when(CallRule.ONLY_DONE));
    add("mmap2", CallRule.of(Operation.MAP, 0, NONE, NONE).when(CallRule.ONLY_DONE));
    add(
        "mprotect pkey_mprotect",
        CallRule.of(Operation.PROTECT, 0, NONE, NONE).when(CallRule.ONLY_DONE));
    add("shmat", CallRule.numbers(2, NONE, NONE).masked(0100000, -1).when(CallRule.ONLY_NONZERO));
    add("shmget semget msgget", CallRule.numbers(0, NONE, NONE).masked(0xffff_ffffL, -1));
    add("ptrace kcmp", CallRule.numbers(0, 1, NONE));
    add("process_vm_readv process_vm_writev pidfd_getfd", CallRule.numbers(0, NONE, NONE));
    add("io_uring_setup", CallRule.numbers(NONE, NONE, NONE));
  }

  private static CallRule nothing() {
    return CallRule.of(Operation.NOTHING, NONE, NONE, NONE);
  }

  private static CallRule namespaces(CallRule rule) {
    return rule.masked(NAMESPACES, -1).when(CallRule.ONLY_NONZERO);
  }

  private static CallRule ids(int b, int c) {
    return CallRule.numbers(0, b, c).masked(0xffff_ffffL, 0xffff_ffffL);
  }

  private static void add(String names, CallRule rule) {
    for (String name : names.split(" ", -1)) {
      RULES.put(name, rule);
    }
  }

  /** The row of a call; one that asks for nothing when there is nothing to ask. */
  static CallRule of(String name) {
    return RULES.getOrDefault(name, nothing());
  }

  /**
   * The row of a call for an ABI whose numbers are 4 bytes wide where the native ones have 8.
   *
   * @param narrow 32-bit
   */
  static CallRule of(String name, boolean narrow) {
    CallRule rule = of(name);
    return switch (name) {
      case "setrlimit" -> rule.masked(narrow ? 4 : 8, -1);
      case "setgroups" -> rule.masked(narrow ? 2 : 4, -1);
      // The oldest mmap of i386 has its arguments in memory; nothing but tests calls it.
      case "mmap" -> narrow ? nothing() : rule;
      default -> rule;
    };
  }

  static Iterable<String> names() {
    return RULES.keySet();
  }
}
