package dev.ringfence.trial.probe;

import dev.ringfence.linux.SyscallNames;
import java.util.ArrayList;
import java.util.List;

/**
 * System calls that filters forbid, with arguments for which the kernel fails them before it does
 * anything, and mostly before it asks for a capability.
 */
final class CallAttempts {
  private static final List<String> CALLS =
      List.of(
          "clock_settime 0 l:-1,2000000000",
          "modify_ldt 0 0 0",
          "ptrace 0x1234 -1 0 0",
          "perf_event_open 0 0 0 0 -1",
          "process_vm_readv 0 0 0 0 0 1",
          "kcmp 0 0 99 0 0",
          "keyctl 9999",
          "add_key 0 0 0 0 0",
          "delete_module s:ringfence_none 0x800",
          "umount2 s:/ringfence-none -1",
          "mount 0 0 0 0 0",
          "pivot_root s:/ringfence-none s:/ringfence-none",
          "chroot s:/ringfence-none",
          "sysfs 99",
          "ustat 0 0",
          "bpf 9999 0 0",
          "fanotify_init -1 0",
          "open_by_handle_at -1 0 0",
          "quotactl -1 0 0 0",
          "acct s:/ringfence-none",
          "ioperm -1 1 0",
          "iopl 99",
          "reboot 0 0 0 0",
          "sched_setscheduler -1 0 i:0",
          "setpriority 99 0 0",
          "ioprio_set 99 0 0",
          "mbind 0 0 99 0 0 -1",
          "swapon s:/ringfence-none -1",
          "setresuid -1 -1 -1",
          "setresgid -1 -1 -1",
          "setgroups -1 0",
          "fchown -1 0 0",
          "io_setup 0 0",
          "io_uring_setup 0 0",
          "memfd_create s:probe -1",
          "shmget 0 0 0",
          "mlock2 0 0 99",
          "pkey_free -1",
          "landlock_create_ruleset 0 0 99",
          "seccomp 99 0 0",
          "userfaultfd -1",
          "setns -1 0",
          "unshare 1",
          "personality -1",
          "sethostname b:80 70",
          "syslog 99 0 0",
          "vmsplice -1 0 0 -1",
          "lookup_dcookie 0 0 0",
          "name_to_handle_at -1 0 0 0 -1",
          "remap_file_pages 0 0 1 0 0",
          "uselib 0");

  private CallAttempts() {}

  /**
   * Those that this architecture has. A call that the kernel does not have fails with {@code
   * ENOSYS}, unless a filter comes first.
   */
  static List<Attempt> all(Subject subject) {
    List<Attempt> attempts = new ArrayList<>();
    for (String call : CALLS) {
      String name = call.substring(0, call.indexOf(' '));
      if (SyscallNames.number(subject.architecture(), name).isPresent()) {
        attempts.add(Attempt.permitted("call " + name, call));
      }
    }
    return attempts;
  }
}
