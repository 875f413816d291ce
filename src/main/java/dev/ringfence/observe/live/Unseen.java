package dev.ringfence.observe.live;

import dev.ringfence.observe.Observation.BlindSpot;
import java.util.Optional;

/** The BPF programs, and what is not seen without each. */
enum Unseen {
  SYS_ENTER("sys_enter", false, "which system calls a seccomp filter denied"),
  SYS_EXIT("sys_exit", true, "system calls"),
  PROCESS_FORK("process_fork", true, "child processes"),
  PROCESS_EXEC("process_exec", true, "programs that are executed"),
  PROCESS_EXIT("process_exit", false, "the system calls exit and exit_group"),
  CGROUP_ATTACH("cgroup_attach", true, "processes that join the service"),
  CGROUP_MADE("cgroup_made", true, "the service's start"),
  CGROUP_GONE("cgroup_gone", false, "nothing: numbers of control groups are only kept for longer"),
  PROCESS_RENAME("process_rename", false, "names that processes give themselves"),
  CAPABILITY("capability", "capability_checked", false, "which capabilities are used"),
  RING_REQUEST("ring_request", false, "what is done through io_uring"),
  SIGNAL_SENT("signal_sent", false, "signals across the service's edge, stops by one included"),
  GROUP_EMPTIED("group_emptied", false, "that the service ended by itself"),
  RUNNING_TASKS("running_tasks", false, "processes that ran before");

  private final String program;
  private final String otherwise;
  private final boolean required;
  private final String what;

  Unseen(String program, boolean required, String what) {
    this(program, "", required, what);
  }

  Unseen(String program, String otherwise, boolean required, String what) {
    this.program = program;
    this.otherwise = otherwise;
    this.required = required;
    this.what = what;
  }

  String program() {
    return program;
  }

  /** A program that shows the same on kernels that refuse the first; at most one of them runs. */
  Optional<String> otherwise() {
    return otherwise.isEmpty() ? Optional.empty() : Optional.of(otherwise);
  }

  boolean required() {
    return required;
  }

  BlindSpot because(String why) {
    return new BlindSpot(program, why, what);
  }
}
