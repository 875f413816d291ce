/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Programs that the observer can do without: capabilities, control groups, io_uring, signals. */
#ifndef RINGFENCE_CHECKS_H
#define RINGFENCE_CHECKS_H

#include "calls.h"
#include "tasks.h"

#define STACK_DEPTH 16

/* Of a call with many questions, the argument that tells them apart; 0 of any other. */
static __always_inline __u64 what_for(struct task_struct *task, __u32 word)
{
  struct descriptor *how = descriptor_of(ABI_OF(word), NUMBER_OF(word));
  __u64 arguments[8] = {};

  if (!(how->flags & TELLS_WHAT))
    return 0;
  read_arguments((struct pt_regs *)bpf_task_pt_regs(task), ABI_OF(word), arguments);
  return arguments[masked(how->d, 7)];
}

static __always_inline __u32 word_of_current(struct task_struct *task, struct task_state *state)
{
  struct pt_regs *regs = (struct pt_regs *)bpf_task_pt_regs(task);
  long number = call_number(regs);

  return CALL_WORD(number & (CALLS - 1), abi_of(task, number), state->group);
}

/*
 * A capability was asked for. The kernel's stack goes along: it tells a use from a mere question,
 * and it tells the reader why.
 */
static __always_inline int asked_for(void *ctx, const struct cred *cred,
                                     struct user_namespace *target, int which, int result)
{
  struct task_struct *task = bpf_get_current_task_btf();
  struct task_state *state = observed(task);
  struct scratch *desk;
  struct fact_key key;
  __u64 what;
  long size;
  __u32 word;

  if (!state || state->phase != PHASE_RUN)
    return 0;
  if (cred != task->real_cred) /* override_creds: overlayfs asks for itself, not for the task */
    return 0;
  word = word_of_current(task, state);
  what = what_for(task, word);
  desk = take_desk(DESK_CHECK);
  if (!desk)
    return 0;
  size = bpf_get_stack(ctx, desk->data, STACK_DEPTH * 8, 0);
  if (size < 0 || size > STACK_DEPTH * 8)
    size = 0;
  key = key_start(EVENT_CAPABILITY, word);
  key_add(&key, (__u64)which << 32 | (result == 0));
  key_add(&key, what);
  for (int i = 0; i < STACK_DEPTH; i++)
    if (i * 8 < size)
      key_add(&key, ((__u64 *)desk->data)[i]);
  desk->event.key = key;
  if (!known(&key) &&
      begin_fact(DESK_CHECK, NUMBERS_CALL(EVENT_CAPABILITY, 0, word), result, false)) {
    desk->event.a = which;
    desk->event.b = what;
    desk->event.c = target->level;
    desk->event.text_size = size;
    send_fact(DESK_CHECK);
  }
  leave_desk(desk);
  return 0;
}

/* Linux 6.14. */
SEC("tp_btf/cap_capable")
int BPF_PROG(capability, const struct cred *cred, struct user_namespace *target,
             const struct user_namespace *owner, int which, int result)
{
  return asked_for(ctx, cred, target, which, result);
}

#define CAP_OPT_NOAUDIT 2 /* include/linux/security.h: a question whose no changes nothing */

/* Before that, the end of the function itself. Kernels that are locked down may not allow it. */
SEC("fexit/cap_capable")
int BPF_PROG(capability_checked, const struct cred *cred, struct user_namespace *target, int which,
             unsigned int options, int result)
{
  return options & CAP_OPT_NOAUDIT ? 0 : asked_for(ctx, cred, target, which, result);
}

/*
 * A control group is made: one that was asked for, or one below. It is known before any task can
 * be in it.
 */
SEC("tp_btf/cgroup_mkdir")
int BPF_PROG(cgroup_made, struct cgroup *made, const char *path)
{
  struct expected_key key = {};
  __u64 id = made->kn->id, *token;
  struct cgroup *parent;
  __u32 itself = SCOPE_ITSELF, below = SCOPE_BELOW;

  if (made->root->hierarchy_id != 0)
    return 0;
  parent = (struct cgroup *)made->self.parent; /* `self` is its first field */
  if (!parent)
    return 0;
  key.above = BPF_CORE_READ(parent, kn, id);
  if (bpf_map_lookup_elem(&scope, &key.above)) {
    bpf_map_update_elem(&scope, &id, &below, BPF_ANY);
    return 0;
  }
  token = bpf_map_lookup_elem(&on_the_way, &key.above);
  if (!token)
    return 0;
  key.above = *token;
  bpf_probe_read_kernel_str(key.name, sizeof key.name, made->kn->name);
  token = bpf_map_lookup_elem(&expected, &key);
  if (!token)
    return 0;
  if (*token == EXPECTED_ITSELF)
    bpf_map_update_elem(&scope, &id, &itself, BPF_ANY);
  else
    bpf_map_update_elem(&on_the_way, &id, token, BPF_ANY);
  return 0;
}

SEC("tp_btf/cgroup_rmdir")
int BPF_PROG(cgroup_gone, struct cgroup *gone, const char *path)
{
  __u64 id = gone->kn->id;

  if (gone->root->hierarchy_id == 0) {
    bpf_map_delete_elem(&scope, &id);
    bpf_map_delete_elem(&on_the_way, &id);
  }
  return 0;
}

/* The service ended: its control group has no process any more. */
SEC("tp_btf/cgroup_notify_populated")
int BPF_PROG(group_emptied, struct cgroup *group, const char *path, int populated)
{
  __u64 id = group->kn->id;
  __u32 *how;

  if (populated || group->root->hierarchy_id != 0)
    return 0;
  how = bpf_map_lookup_elem(&scope, &id);
  if (how && *how == SCOPE_ITSELF)
    tell(EVENT_EMPTY, 0, 0);
  return 0;
}

#define IORING_OP_OPENAT 18
#define IORING_OP_OPENAT2 28

/* What is submitted to io_uring passes by system calls and seccomp. */
SEC("tp_btf/io_uring_submit_req")
int BPF_PROG(ring_request, struct io_kiocb *request)
{
  struct task_struct *task = bpf_get_current_task_btf();
  struct task_state *state = observed(task);
  struct scratch *desk;
  struct fact_key key;
  __u8 operation;
  long size = 0;
  __u32 word;

  if (!state || state->phase != PHASE_RUN)
    return 0;
  operation = request->opcode;
  word = CALL_WORD(0, 0, state->group);
  key = key_start(EVENT_URING, word);
  desk = take_desk(DESK_RING);
  if (!desk)
    return 0;
  key_add(&key, operation);
  if (operation == IORING_OP_OPENAT || operation == IORING_OP_OPENAT2) {
    const char *name = BPF_CORE_READ((struct io_open *)request, filename, name);

    size = bpf_probe_read_kernel_str(desk->text, PATH_SIZE, name);
    if (size < 0 || size > PATH_SIZE)
      size = 0;
    key_add(&key, text_hash(size, DESK_RING));
  }
  desk->event.key = key;
  if (!known(&key) && begin_fact(DESK_RING, NUMBERS_CALL(EVENT_URING, 0, word), 0, false)) {
    desk->event.a = operation;
    put_text(desk, put_working_directory(desk, DESK_RING), size);
    send_fact(DESK_RING);
  }
  leave_desk(desk);
  return 0;
}

#define SIGKILL 9
#define SIGCHLD 17

/* Whether the task is the first of its PID namespace, where a service manager lives. */
static __always_inline bool is_first(struct task_struct *task)
{
  return task->tgid == task->nsproxy->pid_ns_for_children->child_reaper->tgid;
}

/* A signal to the service from outside: by it the service manager stops and reloads. */
static __always_inline void signal_from_outside(struct task_struct *task, int signal,
                                                struct task_struct *target)
{
  struct task_state *state;
  bool manager;

  if (!target->bpf_storage)
    return;
  state = bpf_task_storage_get(&tasks, target, 0, 0);
  if (!state || state->phase != PHASE_RUN)
    return;
  manager = is_first(task);
  if (manager || signal == SIGKILL)
    tell(EVENT_TOLD, signal, manager);
}

/* A signal across the service's edge. */
SEC("tp_btf/signal_generate")
int BPF_PROG(signal_sent, int signal, struct kernel_siginfo *info, struct task_struct *target,
             int group, int result)
{
  struct task_struct *task = bpf_get_current_task_btf();
  struct task_state *state = observed(task), *its;
  struct scratch *desk;
  struct fact_key key;
  __u32 word;

  if (!state || state->phase == PHASE_NONE) {
    signal_from_outside(task, signal, target);
    return 0;
  }
  if (state->phase != PHASE_RUN || signal == SIGCHLD)
    return 0;
  if ((unsigned long)info == 1 || target->tgid == task->tgid) /* SEND_SIG_PRIV: of the kernel */
    return 0;
  if (target->bpf_storage) {
    its = bpf_task_storage_get(&tasks, target, 0, 0);
    if (its && its->phase)
      return 0;
  }
  word = word_of_current(task, state);
  key = key_start(EVENT_SIGNAL, word);
  key_add(&key, signal);
  key_add(&key, (__u64)target->tgid);
  if (known(&key))
    return 0;
  desk = take_desk(DESK_SIGNAL);
  if (!desk)
    return 0;
  desk->event.key = key;
  if (begin_fact(DESK_SIGNAL, NUMBERS_CALL(EVENT_SIGNAL, 0, word), 0, false)) {
    desk->event.a = signal;
    desk->event.b = target->tgid;
    desk->event.text_size = 16;
    bpf_core_read(desk->data, 16, &target->group_leader->comm);
    send_fact(DESK_SIGNAL);
  }
  leave_desk(desk);
  return 0;
}

struct bpf_iter__task {
  struct bpf_iter_meta *meta;
  struct task_struct *task;
} __attribute__((preserve_access_index));

/* In a chroot every path of ours begins above it. */
static __always_inline void tell_own_root(struct task_struct *task)
{
  struct scratch *desk = take_desk(DESK_TASK);
  struct path root = {};

  if (!desk)
    return;
  begin(DESK_TASK, NUMBERS_CALL(EVENT_ROOT, 0, 0), 0);
  desk->event.key = (struct fact_key){};
  bpf_core_read(&root, sizeof root, &task->fs->root);
  put_path(desk, DESK_TASK, root.dentry, root.mnt);
  send(desk);
  leave_desk(desk);
}

/* Run at the beginning, and when a service is already there: its tasks become observed. */
SEC("iter/task")
int running_tasks(struct bpf_iter__task *context)
{
  struct task_struct *task = context->task, *us = bpf_get_current_task_btf();
  struct task_state *state;

  if (!task)
    return 0;
  if (task->pid == us->pid)
    tell_own_root(us);
  if (!in_scope(task->cgroups->dfl_cgrp))
    return 0;
  state = add_task(task);
  if (!state || state->phase)
    return 0;
  take_running(task, state);
  return 0;
}

#endif
