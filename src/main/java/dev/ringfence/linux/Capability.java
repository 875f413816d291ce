package dev.ringfence.linux;

import java.util.List;
import java.util.Optional;

/**
 * The capabilities of Linux, in the order of their numbers (capabilities(7), and
 * include/uapi/linux/capability.h of Linux 6.12).
 */
public enum Capability {
  CHOWN(0, "change the owner and group of any file"),
  DAC_OVERRIDE(1, "read, write and enter any file and directory, whatever its permissions say"),
  DAC_READ_SEARCH(2, "read any file and enter any directory, whatever its permissions say"),
  FOWNER(3, "do to any file what its owner may: change permissions, times, attributes, delete it"),
  FSETID(
      4, "keep the setuid and setgid bits of a file that it changes, and set setgid on any file"),
  KILL(5, "send signals to processes of any user"),
  SETGID(6, "become any group, and set supplementary groups"),
  SETUID(7, "become any user, root included"),
  SETPCAP(8, "take capabilities out of its bounding set, and pass on those it holds"),
  LINUX_IMMUTABLE(9, "set and clear the immutable and append-only attributes of files"),
  NET_BIND_SERVICE(10, "listen on ports below 1024"),
  NET_BROADCAST(11, "nothing: the kernel does not check it"),
  NET_ADMIN(12, "configure interfaces, routes, firewalls and any socket option"),
  NET_RAW(13, "read and forge network packets through raw and packet sockets"),
  IPC_LOCK(14, "lock any amount of memory, so that it is never swapped out"),
  IPC_OWNER(15, "read and change System V IPC objects of any user"),
  SYS_MODULE(16, "load code into the kernel as a module, and unload modules"),
  SYS_RAWIO(17, "talk to hardware directly: I/O ports, /dev/mem, raw SCSI commands"),
  SYS_CHROOT(18, "change its root directory, and enter mount namespaces"),
  SYS_PTRACE(19, "read, change and control processes of any user"),
  SYS_PACCT(20, "switch process accounting on and off"),
  SYS_ADMIN(21, "mount, enter namespaces, and very much else: nearly as good as root"),
  SYS_BOOT(22, "reboot, and load another kernel"),
  SYS_NICE(23, "raise priorities, use real-time scheduling, and do so for other processes"),
  SYS_RESOURCE(24, "go beyond resource limits, quotas and reserved disk space"),
  SYS_TIME(25, "set the clock"),
  SYS_TTY_CONFIG(26, "configure virtual terminals, and hang up any terminal"),
  MKNOD(27, "make device nodes"),
  LEASE(28, "take leases on any file"),
  AUDIT_WRITE(29, "write records to the audit log"),
  AUDIT_CONTROL(30, "configure auditing, and set login user ids"),
  SETFCAP(31, "give capabilities to files"),
  MAC_OVERRIDE(32, "ignore the rules of Smack"),
  MAC_ADMIN(33, "change the rules and labels of mandatory access control"),
  SYSLOG(34, "read and clear the kernel log, and see kernel addresses"),
  WAKE_ALARM(35, "set timers that wake the machine"),
  BLOCK_SUSPEND(36, "keep the machine from suspending"),
  AUDIT_READ(37, "read the audit log as it is written"),
  PERFMON(38, "measure the whole system with perf, and trace with BPF"),
  BPF(39, "load BPF programs and maps"),
  CHECKPOINT_RESTORE(40, "choose process ids and restore saved processes");

  private static final List<Capability> ALL = List.of(values());

  private final int number;
  private final String allows;

  Capability(int number, String allows) {
    this.number = number;
    this.allows = allows;
  }

  /** The bit of the capability, as in {@code CapBnd} of /proc/PID/status. */
  public int number() {
    return number;
  }

  /** A mask with this one bit. */
  public long bit() {
    return 1L << number;
  }

  /** What a process that holds it may do, in words that follow "may". */
  public String allows() {
    return allows;
  }

  /** The Linux release that brought it, where that is later than 2.6.25; otherwise empty. */
  public String sinceKernel() {
    return switch (this) {
      case SYSLOG -> "2.6.37";
      case WAKE_ALARM -> "3.0";
      case BLOCK_SUSPEND -> "3.5";
      case AUDIT_READ -> "3.16";
      case PERFMON, BPF -> "5.8";
      case CHECKPOINT_RESTORE -> "5.9";
      default -> "";
    };
  }

  /** {@code CAP_NET_ADMIN}, as unit files spell it. */
  @Override
  public String toString() {
    return "CAP_" + name();
  }

  /** All of them, by number. */
  public static List<Capability> all() {
    return ALL;
  }

  /** By the name with {@code CAP_}, in any case, as systemd reads it. */
  public static Optional<Capability> named(String name) {
    for (Capability capability : ALL) {
      if (capability.toString().equalsIgnoreCase(name)) {
        return Optional.of(capability);
      }
    }
    return Optional.empty();
  }

  /** By number; empty for one that this table does not know. */
  public static Optional<Capability> numbered(int number) {
    return number >= 0 && number < ALL.size() ? Optional.of(ALL.get(number)) : Optional.empty();
  }
}
