/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Each fact once: the keys, the collapsing of directories, the ring. */
#ifndef RINGFENCE_EMIT_H
#define RINGFENCE_EMIT_H

#include "maps.h"

/* One call as one word: what most facts are keyed by. Global functions take only five numbers. */
#define CALL_WORD(number, abi, group) ((__u32)(number) | (__u32)(abi) << 16 | (__u32)(group) << 24)
#define NUMBER_OF(word) ((word) & 0xffff)
#define ABI_OF(word) ((word) >> 16 & 0xff)
#define GROUP_OF(word) ((word) >> 24)
/* Beside it, in the upper half: the kind of fact, and flags or on which desk it is written. */
#define KIND_OF(call) ((call) >> 32 & 0xff)
#define FLAGS_OF(call) ((call) >> 40 & 0xff)
#define DESK_OF(call) FLAGS_OF(call)

/* The bytes of a word that are 0, by their highest bit; and what is below the first of them. */
#define ZEROS(word) (((word) - 0x0101010101010101ULL) & ~(word) & 0x8080808080808080ULL)
#define UP_TO(zeros) (((zeros) & -(zeros)) - 1)

static __always_inline struct fact_key key_start(__u32 kind, __u32 word)
{
  return (struct fact_key){ settings.seed_high ^ ((__u64)kind << 32 | word), settings.seed_low };
}

static __always_inline void key_add(struct fact_key *key, __u64 value)
{
  key->high = (key->high ^ value) * 0x9e3779b97f4a7c15ULL;
  key->high ^= key->high >> 32;
  key->low = (key->low + value) * 0xc2b2ae3d27d4eb4fULL;
  key->low ^= key->low >> 29;
}

/* Finds a fact that was sent before, and makes it the recent one of its place. */
__noinline bool known_before(__u64 high, __u64 low)
{
  struct fact_key key = { high, low };
  __u64 *times = bpf_map_lookup_elem(&sent, &key), *theirs;
  __u32 place = low & (RECENT - 1);
  struct recent *recent;

  if (!times)
    return false;
  recent = bpf_map_lookup_elem(&recent_facts, &place);
  if (!recent) {
    (*times)++;
    return true;
  }
  if (recent->times) {
    theirs = bpf_map_lookup_elem(&sent, &recent->key);
    if (theirs)
      *theirs += recent->times;
  }
  recent->key = key;
  recent->times = 1;
  return true;
}

/* The fact, if it is among those that this CPU met last. */
static __always_inline struct recent *recent_of(struct fact_key *key)
{
  __u32 place = key->low & (RECENT - 1);
  struct recent *recent = bpf_map_lookup_elem(&recent_facts, &place);

  return recent && recent->key.low == key->low && recent->key.high == key->high ? recent : 0;
}

/* Whether the fact was sent before; counts it if so. */
static __always_inline bool known(struct fact_key *key)
{
  struct recent *recent = recent_of(key);

  if (recent) {
    recent->times++;
    return true;
  }
  return known_before(key->high, key->low);
}

/* False when another CPU was faster. */
static __always_inline bool claim(struct fact_key *key)
{
  __u64 once = 1;

  return bpf_map_update_elem(&sent, key, &once, BPF_NOEXIST) != -17 /* EEXIST */;
}

static __always_inline void unclaim(struct fact_key *key)
{
  bpf_map_delete_elem(&sent, key);
}

/*
 * Beyond a number of names below one directory, the directory is sent once and names no more;
 * likewise a directory with too many directories of that kind. The desk has the keys of both.
 */
static __always_inline enum admission admit(struct scratch *desk)
{
  struct fact_key *directory = &desk->directory, *tree = &desk->tree;
  __u32 once = 1, limit = settings.names, *names, *below;

  names = bpf_map_lookup_elem(&directories, directory);
  if (names) {
    if (*names > limit)
      return ADMIT_NOT;
    return __sync_fetch_and_add(names, 1) >= limit ? ADMIT_WHOLE : ADMIT;
  }
  below = bpf_map_lookup_elem(&directories, tree);
  if (!below) {
    bpf_map_update_elem(&directories, tree, &once, BPF_NOEXIST);
  } else {
    if (*below > limit)
      return ADMIT_NOT;
    if (__sync_fetch_and_add(below, 1) >= limit)
      return ADMIT_TREE;
  }
  bpf_map_update_elem(&directories, directory, &once, BPF_NOEXIST);
  return ADMIT;
}

/* The collapsed directory could not be sent: the next name sends it again. */
static __always_inline void readmit(struct scratch *desk)
{
  __u32 *names = 0;

  if (desk->how == ADMIT_WHOLE)
    names = bpf_map_lookup_elem(&directories, &desk->directory);
  else if (desk->how == ADMIT_TREE)
    names = bpf_map_lookup_elem(&directories, &desk->tree);
  if (names)
    *names = settings.names;
}

static __always_inline __u16 flags_of(enum admission how)
{
  return how == ADMIT_WHOLE ? WHOLE : how == ADMIT_TREE ? TREE : 0;
}

/* The process's number as its own PID namespace has it: what its /proc shows. */
static __always_inline __u32 inner_number(struct task_struct *task)
{
  struct pid *pid = BPF_CORE_READ(task, group_leader, thread_pid);
  __u32 level = BPF_CORE_READ(pid, level);
  struct upid *numbers = (void *)pid + bpf_core_field_offset(struct pid, numbers);
  struct upid *its = (void *)numbers + level * bpf_core_type_size(struct upid);

  return BPF_CORE_READ(its, nr);
}

/* All of the desk's event but its key; of that on a task's own, see stages.h, there is none. */
__noinline int begin(__u32 which, __u64 call, long result)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);
  struct task_struct *task = bpf_get_current_task_btf();
  struct event *event;

  if (!desk)
    return 0;
  event = &desk->event;
  event->time = bpf_ktime_get_boot_ns();
  event->a = event->b = event->c = 0;
  event->kind = KIND_OF(call);
  event->process = task->tgid;
  event->inner = inner_number(task);
  event->error = result < 0 && result > -4096 ? -result : 0;
  event->call = NUMBER_OF(call);
  event->abi = ABI_OF(call);
  event->group = GROUP_OF(call);
  event->flags = event->base_size = event->text_size = 0;
  return 0;
}

/* False when the ring was full. */
static __always_inline bool send(struct scratch *desk)
{
  __u32 size = sizeof(struct event) + desk->event.base_size + desk->event.text_size;

  if (size > sizeof(struct event) + DATA_SIZE)
    size = sizeof(struct event) + DATA_SIZE;
  if (bpf_ringbuf_output(&events, &desk->event, size, 0)) {
    count(COUNT_DROPPED);
    return false;
  }
  count(COUNT_SENT);
  return true;
}

/*
 * Claims the fact that the desk has the key of, and begins its event. False when another CPU was
 * faster, or when it is the name of something and there are too many.
 */
__noinline bool begin_fact(__u32 which, __u64 call, long result, bool name)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);

  if (!desk)
    return false;
  desk->how = name ? admit(desk) : ADMIT;
  if (desk->how == ADMIT_NOT || !claim(&desk->event.key))
    return false;
  begin(which, call, result);
  desk->event.flags = flags_of(desk->how);
  return true;
}

/* Sends it; if that cannot be, it was never met. */
__noinline int send_fact(__u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);

  if (!desk || send(desk))
    return 0;
  readmit(desk);
  unclaim(&desk->event.key);
  return 0;
}

#define NUMBERS_CALL(kind, flags, word) ((__u64)(word) | (__u64)(kind) << 32 | (__u64)(flags) << 40)

/* A fact that is only numbers. */
__noinline int numbers_fact(__u64 call, __u64 a, __u64 b, __u64 c, long result)
{
  __u32 word = call, kind = KIND_OF(call), flags = FLAGS_OF(call);
  struct fact_key key = key_start(kind, word);
  struct scratch *desk;

  key_add(&key, a);
  key_add(&key, b);
  key_add(&key, c);
  key_add(&key, (__u64)flags << 32 | (__u32)(result < 0 ? -result : 0));
  if (known(&key))
    return 0;
  desk = take_desk(DESK_CALL);
  if (!desk)
    return 0;
  desk->event.key = key;
  if (begin_fact(DESK_CALL, call, result, false)) {
    desk->event.a = a;
    desk->event.b = b;
    desk->event.c = c;
    desk->event.flags = flags;
    send_fact(DESK_CALL);
  }
  leave_desk(desk);
  return 0;
}

#endif
