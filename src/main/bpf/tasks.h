/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* How tasks come to belong to the service, and when the service manager's own code ends. */
#ifndef RINGFENCE_TASKS_H
#define RINGFENCE_TASKS_H

#include "calls.h"

static __always_inline bool in_scope(struct cgroup *cgroup)
{
  __u64 id = cgroup->kn->id;

  return bpf_map_lookup_elem(&scope, &id) != 0;
}

static __always_inline struct task_state *add_task(struct task_struct *task)
{
  struct task_state *state =
      bpf_task_storage_get(&tasks, task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);

  if (!state)
    count(COUNT_STATELESS);
  return state;
}

/*
 * A child does what its parent does. A child that begins in the service's control group with a
 * parent outside was spawned into it by the service manager (CLONE_INTO_CGROUP, systemd 255).
 */
SEC("tp_btf/sched_process_fork")
int BPF_PROG(process_fork, struct task_struct *parent, struct task_struct *child)
{
  struct task_state *old = 0, *state;

  if (parent->bpf_storage)
    old = bpf_task_storage_get(&tasks, parent, 0, 0);
  if (!old || !old->phase) {
    if (!in_scope(child->cgroups->dfl_cgrp))
      return 0;
    state = add_task(child);
    if (state)
      state->phase = PHASE_SETUP;
    return 0;
  }
  changed(); /* the number of an earlier task may come back */
  state = add_task(child);
  if (state) {
    state->phase = old->phase;
    state->stage = old->stage;
    state->group = old->group;
    state->watch = old->watch;
    state->entered = old->entered; /* it returns from the call that made it */
    state->filtered = old->filtered;
  }
  return 0;
}

/* systemd 255 and later set a service up in a program of its own, beside that of the manager. */
static __always_inline bool is_executor(struct task_struct *task, struct dentry *dentry)
{
  struct task_struct *manager = task->nsproxy->pid_ns_for_children->child_reaper;
  struct dentry *of_manager = BPF_CORE_READ(manager, mm, exe_file, f_path.dentry, d_parent);
  char name[20] = {}, wanted_name[20] = "systemd-executor";

  if (BPF_CORE_READ(dentry, d_parent) != of_manager)
    return false;
  bpf_probe_read_kernel_str(name, sizeof name, BPF_CORE_READ(dentry, d_name.name));
  for (int i = 0; i < 17; i++)
    if (name[i] != wanted_name[i])
      return false;
  return true;
}

/* Whether the task still runs the service manager's own code, and not yet the service's. */
static __always_inline bool is_manager(struct task_struct *task)
{
  struct task_struct *manager = task->nsproxy->pid_ns_for_children->child_reaper;
  struct file *its = BPF_CORE_READ(manager, mm, exe_file), *exe = BPF_CORE_READ(task, mm, exe_file);

  return exe && (BPF_CORE_READ(exe, f_inode) == BPF_CORE_READ(its, f_inode) ||
                 is_executor(task, BPF_CORE_READ(exe, f_path.dentry)));
}

/* A task of which only the present is known. */
static __always_inline void take_running(struct task_struct *task, struct task_state *state)
{
  state->stage = STAGE_RUNNING;
  state->group = group_of(task, STAGE_RUNNING);
  state->phase = PHASE_RUN;
  note_limits(task, STAGE_RUNNING);
  changed();
  tell_of_filter(task, state);
}

/*
 * A process that moves itself into the control group is the service manager's child (systemd up to
 * 254, and our own start of a command); systemd moves it too, and either may be faster. Any other
 * that is moved joins a running service.
 */
SEC("tp_btf/cgroup_attach_task")
int BPF_PROG(cgroup_attach, struct cgroup *to, const char *path, struct task_struct *task,
             bool threads)
{
  struct task_state *state;

  if (to->root->hierarchy_id != 0) /* version 1 */
    return 0;
  if (task->bpf_storage) {
    state = bpf_task_storage_get(&tasks, task, 0, 0);
    if (state && state->phase) /* what limits a service stays with a process that leaves it */
      return 0;
  }
  if (!in_scope(to))
    return 0;
  state = add_task(task);
  if (!state)
    return 0;
  if (task->pid == bpf_get_current_task_btf()->pid || is_manager(task)) {
    state->phase = PHASE_SETUP;
  } else {
    take_running(task, state);
  }
  return 0;
}

/* The script of an interpreter: the kernel opened it, no call did. */
static __always_inline void script_fact(const char *script, __u32 word)
{
  struct fact_key key = key_start(EVENT_SCRIPT, word);
  struct scratch *desk = take_desk(DESK_TASK);
  long size;

  if (!desk)
    return;
  size = bpf_probe_read_kernel_str(desk->text, PATH_SIZE, script);
  if (size > 1) {
    key_add(&key, text_hash(size, DESK_TASK));
    desk->event.key = key;
    if (!known(&key) && begin_fact(DESK_TASK, NUMBERS_CALL(EVENT_SCRIPT, 0, word), 0, false)) {
      put_text(desk, put_working_directory(desk, DESK_TASK), size);
      send_fact(DESK_TASK);
    }
  }
  leave_desk(desk);
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(process_exec, struct task_struct *task, int old_pid, struct linux_binprm *program)
{
  struct task_struct *current = bpf_get_current_task_btf();
  struct task_state *state = observed(current);
  struct pt_regs *regs;
  __u32 word, number;
  struct file *file;

  if (!state || !state->phase)
    return 0;
  file = BPF_CORE_READ(program, file);
  if (state->phase == PHASE_SETUP) {
    if (is_executor(current, BPF_CORE_READ(file, f_path.dentry)))
      return 0;
    state->stage = stage_of(current);
    regs = (struct pt_regs *)bpf_task_pt_regs(current);
    state->skipped = call_number(regs) + 1; /* the manager's execve, not the service's */
    state->phase = PHASE_RUN;
  }
  state->group = group_of(current, state->stage);
  changed();
  regs = (struct pt_regs *)bpf_task_pt_regs(current);
  number = call_number(regs) & (CALLS - 1);
  word = CALL_WORD(number, abi_of(current, number), state->group);
  file_fact((__u64)file, ACCESS_EXECUTE, FILE_CALL_AT(DESK_TASK, EVENT_FILE, word), 0, 0);
  if (program->filename != program->interp)
    script_fact(program->filename, word);
  return 0;
}

/* The calls that never return. */
SEC("tp_btf/sched_process_exit")
int BPF_PROG(process_exit, struct task_struct *task)
{
  struct task_struct *current = bpf_get_current_task_btf();
  struct task_state *state = observed(current);
  struct pt_regs *regs;
  __u32 number;
  enum abi abi;

  if (!state || state->phase != PHASE_RUN)
    return 0;
  changed();
  regs = (struct pt_regs *)bpf_task_pt_regs(current);
  number = call_number(regs);
  if (number >= CALLS)
    return 0;
  abi = abi_of(current, number);
  if (descriptor_of(abi, number)->flags & ENDS_TASK)
    count_call(state->group, abi, number, 0, false);
  return 0;
}

/* A process that renames itself becomes another one in the profile. */
SEC("tp_btf/task_rename")
int BPF_PROG(process_rename, struct task_struct *task, const char *name)
{
  struct process_name next = {};
  struct task_state *state;

  if (!task->bpf_storage || task->pid != task->tgid)
    return 0;
  state = bpf_task_storage_get(&tasks, task, 0, 0);
  if (!state || state->phase != PHASE_RUN)
    return 0;
  bpf_probe_read_kernel_str(&next, sizeof next, name);
  state->group = group_named(next, state->stage);
  changed();
  return 0;
}

#endif
