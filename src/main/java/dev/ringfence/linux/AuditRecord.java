package dev.ringfence.linux;

import java.time.Instant;

/** What the kernel's audit said about a process that it refused something. */
public sealed interface AuditRecord {
  /** When, by the kernel's clock, to the millisecond. */
  Instant time();

  /** The process (its thread group), as the host's PID namespace numbers it. */
  int pid();

  /** The kernel's name of the process (comm, at most 15 bytes). */
  String command();

  /**
   * A seccomp filter acted on a system call (record type 1326, {@code AUDIT_SECCOMP}).
   *
   * @param loginUid the audit login user ID, which stamps a clone
   * @param executable the program's path, empty when the kernel could not tell
   * @param syscall its name
   * @param architecture the calling convention it was made by; a number where we have no name
   * @param action what the filter did
   */
  record Seccomp(
      Instant time,
      long loginUid,
      int pid,
      String command,
      String executable,
      String syscall,
      String architecture,
      Action action)
      implements AuditRecord {}

  /**
   * A security module refused an access (record type 1400, {@code AUDIT_AVC}).
   *
   * @param module {@code apparmor} or {@code selinux}
   * @param operation what was attempted, such as {@code open} or {@code { write }}
   * @param object on what, empty when the record does not say
   * @param policy the profile or the context that refused it
   */
  record Refused(
      Instant time,
      int pid,
      String command,
      String module,
      String operation,
      String object,
      String policy)
      implements AuditRecord {}

  /** What a seccomp filter does with a call, linux/seccomp.h. */
  enum Action {
    KILL_PROCESS(0x8000_0000),
    KILL_THREAD(0),
    TRAP(0x0003_0000),
    ERRNO(0x0005_0000),
    USER_NOTIFICATION(0x7fc0_0000),
    TRACE(0x7ff0_0000),
    LOG(0x7ffc_0000),
    ALLOW(0x7fff_0000);

    private static final int ACTION_MASK = 0xffff_0000;

    private final int code;

    Action(int code) {
      this.code = code;
    }

    static Action of(int code) {
      for (Action action : values()) {
        if (action.code == (code & ACTION_MASK)) {
          return action;
        }
      }
      return KILL_PROCESS; // what the kernel does with an action that it does not know
    }

    /** Whether the call did not take place. */
    public boolean refuses() {
      return switch (this) {
        case KILL_PROCESS, KILL_THREAD, TRAP, ERRNO -> true;
        case USER_NOTIFICATION, TRACE, LOG, ALLOW -> false;
      };
    }
  }
}
