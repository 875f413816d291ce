/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Which Exec line a task belongs to, and which program it is: a stage and a group. */
#ifndef RINGFENCE_STAGES_H
#define RINGFENCE_STAGES_H

#include "paths.h"

#define STAGE_RUNNING 0 /* ran before we looked */
#define MOST_STAGES 15
#define MOST_ARGUMENTS 1024

struct process_name {
  __u64 first, second;
};

__u32 last_stage = 0;
__u32 last_group = 0;

/*
 * The number of a group: a stage and a process's name. The name is that of the process, not of the
 * thread: programs name their threads without end. When there are too many names, the nameless
 * group of the stage stands for the rest.
 */
static __always_inline __u8 group_named(struct process_name name, __u8 stage)
{
  struct fact_key hash = key_start(EVENT_GROUP, stage);
  struct scratch *desk;
  __u32 *there, group;
  __u64 key;

  if (last_group + 1 + MOST_STAGES >= settings.groups)
    name.first = name.second = 0;
  key_add(&hash, name.first);
  key_add(&hash, name.second);
  key = hash.high;
  there = bpf_map_lookup_elem(&groups, &key);
  if (there)
    return *there;
  group = __sync_fetch_and_add(&last_group, 1);
  if (group >= settings.groups)
    return 0;
  desk = take_desk(DESK_TASK);
  if (!desk)
    return 0;
  begin(DESK_TASK, NUMBERS_CALL(EVENT_GROUP, 0, CALL_WORD(0, 0, group)), 0);
  desk->event.key = hash;
  desk->event.a = group;
  desk->event.b = stage;
  desk->event.text_size = 16;
  __builtin_memcpy(desk->data, &name, 16);
  /* The facts that follow are told by this event: without it the number is not used. */
  if (send(desk))
    bpf_map_update_elem(&groups, &key, &group, BPF_NOEXIST);
  leave_desk(desk);
  return group;
}

static __always_inline __u8 group_of(struct task_struct *task, __u8 stage)
{
  struct process_name name = {};

  bpf_core_read(&name, sizeof name, &task->group_leader->comm);
  return group_named(name, stage);
}

/* Goes on with the desk's hash, from a byte of its data on; false when it got to the last. */
__noinline bool hash_arguments(__u32 from, __u32 length, __u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);

  if (!desk)
    return false;
  for (int i = 0; i < AT_ONCE; i++) {
    char byte = desk->data[masked(from + i, MOST_ARGUMENTS - 1)];

    if (from + i >= length)
      return false;
    if (byte < '0' || byte > '9')
      desk->hash = (desk->hash ^ (__u8)byte) * text_prime;
  }
  return true;
}

/* The hash leaves digits out: ExecReload=kill $MAINPID is one line, whatever the process. */
static __always_inline __u64 arguments_hash(struct scratch *desk, __u32 length, __u32 which)
{
  desk->hash = settings.seed_high;
  for (__u32 i = 0; i < MOST_ARGUMENTS; i += AT_ONCE)
    if (!hash_arguments(i, length, which))
      break;
  return desk->hash;
}

/* The limits that the stage begins with: what is set above them was raised. */
static __always_inline void note_limits(struct task_struct *task, __u32 stage)
{
  struct limits *limits = bpf_map_lookup_elem(&stage_limits, &stage);

  if (limits)
    bpf_probe_read_kernel(limits, sizeof *limits,
                          (void *)BPF_CORE_READ(task, signal) +
                              bpf_core_field_offset(struct signal_struct, rlim));
}

/* A program takes over from the service manager's own code: one Exec line begins. */
static __always_inline __u8 stage_of(struct task_struct *task)
{
  __u64 start = BPF_CORE_READ(task, mm, arg_start), end = BPF_CORE_READ(task, mm, arg_end), hash;
  __u32 length = end - start, *there, stage = STAGE_RUNNING;
  struct scratch *desk = take_desk(DESK_TASK);

  if (!desk)
    return stage;
  if (length > MOST_ARGUMENTS)
    length = MOST_ARGUMENTS;
  if (bpf_probe_read_user(desk->data, length, (void *)start)) {
    count(COUNT_UNREAD);
    length = 0;
  }
  hash = arguments_hash(desk, length, DESK_TASK);
  there = bpf_map_lookup_elem(&stages, &hash);
  if (there) {
    stage = *there;
  } else if (last_stage < MOST_STAGES) {
    stage = __sync_fetch_and_add(&last_stage, 1) + 1;
    bpf_map_update_elem(&stages, &hash, &stage, BPF_NOEXIST);
  }
  /* Sent each time: user space counts how often each line ran. */
  begin(DESK_TASK, NUMBERS_CALL(EVENT_STAGE, 0, 0), 0);
  desk->event.key = (struct fact_key){};
  desk->event.a = stage;
  desk->event.text_size = length;
  send(desk);
  leave_desk(desk);
  note_limits(task, stage);
  return stage;
}

#endif
