/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
#ifndef RINGFENCE_MAPS_H
#define RINGFENCE_MAPS_H

#include "events.h"

/*
 * A number masked where the verifier looks at it. clang 19 leaves a mask out when it knows from
 * elsewhere that the number is small enough, which the verifier does not follow.
 */
static __always_inline __u32 masked(__u32 number, __u32 mask)
{
  barrier_var(number);
  return number & mask;
}

enum phase {
  PHASE_NONE,
  PHASE_SETUP, /* the service manager's own code, between fork and the last execve */
  PHASE_RUN,
};

/* Of each task that is observed; every other task has none, which is what makes it cheap. */
struct task_state {
  __u8 phase;
  __u8 stage;
  __u8 group;
  __u8 filtered; /* it was told that a seccomp filter is there */
  __u32 watch;   /* settings.watch when its last enter was seen: no later one is missed */
  __u32 entered; /* number of the call that began, plus 1; 0 for none */
  __u32 skipped; /* number of the call whose end does not count, plus 1 */
};

/* A call that returned. */
struct call {
  __u64 arguments[8]; /* the last two are none, and 0 */
  long result;
  __u32 word; /* see CALL_WORD */
  __u32 stage;
};

/*
 * The task of the last call on each CPU, if nothing about it is out of the ordinary: it saves the
 * look-up of its state. What it tells holds as long as `changes` stays what it was. And the call.
 */
struct lately {
  __u64 changes;
  __u32 task;
  __u8 stage;
  __u8 group;
  struct call call;
};

/* Counts whatever becomes different about a task of the service. */
__u64 changes = 1;

static __always_inline void changed(void)
{
  __sync_fetch_and_add(&changes, 1);
}

/*
 * A control group that is expected: its name below another one. That one is known by its id, or if
 * it is expected itself, by the token of its own entry. Names rather than whole paths, because the
 * kernel's paths begin above the root of a control group namespace.
 */
#define CGROUP_NAME 256
struct expected_key {
  __u64 above;
  char name[CGROUP_NAME];
};
#define EXPECTED_ITSELF 0 /* as a token: the service's own, and no step on the way to it */

/* What comes of one more name below a directory: it, the directory, that one's, or nothing. */
enum admission { ADMIT, ADMIT_WHOLE, ADMIT_TREE, ADMIT_NOT };

/* Two paths, each with its NUL, or a path and a vector of arguments. */
#define DATA_SIZE (2 * PATH_SIZE)

/*
 * Room to build one event. One a CPU and kind of program; `busy` in case one interrupts another.
 * What is here rather than on the stack is no business of the verifier, and saves the little stack
 * that there is.
 */
struct scratch {
  struct event event;
  char data[DATA_SIZE + 256];
  char walk[PATH_SIZE + 256]; /* a path, written from its end */
  struct dentry *dentry, *parent, *root; /* where the walk is */
  struct mount *mount, *above;
  const char *name; /* of the dentry */
  __u32 length;
  __u32 at; /* where in `walk` its path begins */
  __u32 busy;
  __u64 hash; /* as far as it got */
  __u64 text[PATH_SIZE / 8 + 2];
  struct fact_key directory, tree; /* see admit() */
  enum admission how;
};

enum desk { DESK_CALL, DESK_TASK, DESK_CHECK, DESK_RING, DESK_SIGNAL, DESKS };

/* Filled by user space, each as one map with one value: what they hold is read without a look-up. */
struct settings settings SEC(".data.settings") = {};
struct descriptor descriptors[2 * CALLS] SEC(".data.descriptors") = {};

/* Control groups (version 2) of the service, by id: its own, or one below. */
#define SCOPE_ITSELF 1
#define SCOPE_BELOW 2
struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 8192); __type(key, __u64); __type(value, __u32); } scope SEC(".maps");
/* Control groups that are waited for: the token of each. */
struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 64); __type(key, struct expected_key); __type(value, __u64); } expected SEC(".maps");
/* Those on the way to one that are there, by id: the token of each. */
struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 64); __type(key, __u64); __type(value, __u64); } on_the_way SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_TASK_STORAGE); __uint(map_flags, BPF_F_NO_PREALLOC); __type(key, int); __type(value, struct task_state); } tasks SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 256); __type(key, __u64); __type(value, __u32); } stages SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 256); __type(key, __u64); __type(value, __u32); } groups SEC(".maps");
/* max_entries is set by user space: groups * 2 * CALLS. */
struct { __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY); __uint(max_entries, 2 * CALLS); __type(key, __u32); __type(value, struct call_row); } call_rows SEC(".maps");
/* Facts that were sent, and how often each was met since. */
struct { __uint(type, BPF_MAP_TYPE_LRU_PERCPU_HASH); __uint(max_entries, 65536); __type(key, struct fact_key); __type(value, __u64); } sent SEC(".maps");
/* The resource limits that each stage began with. */
#define LIMITS 16
struct limits { struct { __u64 soft, hard; } of[LIMITS]; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 16); __type(key, __u32); __type(value, struct limits); } stage_limits SEC(".maps");
/*
 * Those of them that this CPU met last, by the low bits of the key: the same few facts come back
 * with every request, and finding one here costs a tenth of finding it there. What was counted here
 * is added there when another fact takes the place; user space adds the rest.
 */
#define RECENT 512
struct recent { struct fact_key key; __u64 times; };
struct { __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY); __uint(max_entries, RECENT); __type(key, __u32); __type(value, struct recent); } recent_facts SEC(".maps");
/* How many names were met below a directory, for each way of using them. */
struct { __uint(type, BPF_MAP_TYPE_LRU_HASH); __uint(max_entries, 32768); __type(key, struct fact_key); __type(value, __u32); } directories SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 8 << 20); } events SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, struct lately); } last_tasks SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY); __uint(max_entries, COUNTERS); __type(key, __u32); __type(value, __u64); } counters SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY); __uint(max_entries, DESKS); __type(key, __u32); __type(value, struct scratch); } desks SEC(".maps");

static __always_inline void count(__u32 which)
{
  __u64 *value = bpf_map_lookup_elem(&counters, &which);

  if (value)
    (*value)++;
}

/* By the number of a call that is below CALLS. */
static __always_inline struct descriptor *descriptor_of(__u32 abi, __u32 number)
{
  return &descriptors[masked((abi & 1) * CALLS + number, 2 * CALLS - 1)];
}

/* The buffer of this CPU, if no program that this one interrupted holds it. */
static __always_inline struct scratch *take_desk(__u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);

  if (!desk)
    return 0;
  if (desk->busy) {
    count(COUNT_BUSY);
    return 0;
  }
  desk->busy = 1;
  return desk;
}

static __always_inline void leave_desk(struct scratch *desk)
{
  desk->busy = 0;
}

#endif
