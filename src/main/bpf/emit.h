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

static __always_inline bool key_start(struct fact_key *key, __u32 kind, __u32 word)
{
  struct settings *chosen = the_settings();

  if (!chosen)
    return false;
  key->high = chosen->seed_high ^ ((__u64)kind << 32 | word);
  key->low = chosen->seed_low;
  return true;
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

/* Whether the fact was sent before; counts it if so. */
static __always_inline bool known(struct fact_key *key)
{
  __u32 place = key->low & (RECENT - 1);
  struct recent *recent = bpf_map_lookup_elem(&recent_facts, &place);

  if (recent && recent->key.low == key->low && recent->key.high == key->high) {
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

enum admission { ADMIT, ADMIT_WHOLE, ADMIT_TREE, ADMIT_NOT };

/*
 * Beyond a number of names below one directory, the directory is sent once and names no more;
 * likewise a directory with too many directories of that kind. A use is `directory` and `tree`.
 */
static __always_inline enum admission admit(struct fact_key *directory, struct fact_key *tree)
{
  struct settings *chosen = the_settings();
  __u32 once = 1, limit, *names, *below;

  if (!chosen)
    return ADMIT_NOT;
  limit = chosen->names;
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
static __always_inline void readmit(enum admission how, struct fact_key *directory,
                                    struct fact_key *tree)
{
  __u32 *names = 0;
  struct settings *chosen = the_settings();

  if (how == ADMIT_WHOLE)
    names = bpf_map_lookup_elem(&directories, directory);
  else if (how == ADMIT_TREE)
    names = bpf_map_lookup_elem(&directories, tree);
  if (names && chosen)
    *names = chosen->names;
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

static __always_inline void begin(struct event *event, enum kind kind, __u32 word, long result,
                                  struct fact_key *key)
{
  struct task_struct *task = bpf_get_current_task_btf();

  event->time = bpf_ktime_get_boot_ns();
  event->key = *key;
  event->a = event->b = event->c = 0;
  event->kind = kind;
  event->process = task->tgid;
  event->inner = inner_number(task);
  event->error = result < 0 && result > -4096 ? -result : 0;
  event->call = NUMBER_OF(word);
  event->abi = ABI_OF(word);
  event->group = GROUP_OF(word);
  event->flags = event->base_size = event->text_size = 0;
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

/* A fact that is only numbers. */
__noinline int numbers_fact(__u64 call, __u64 a, __u64 b, __u64 c, long result)
{
  __u32 word = call, kind = call >> 32 & 0xff, flags = call >> 40 & 0xff;
  struct fact_key key;
  struct scratch *desk;

  if (!key_start(&key, kind, word))
    return 0;
  key_add(&key, a);
  key_add(&key, b);
  key_add(&key, c);
  key_add(&key, (__u64)flags << 32 | (__u32)(result < 0 ? -result : 0));
  if (known(&key) || !claim(&key))
    return 0;
  desk = take_desk(DESK_CALL);
  if (!desk) {
    unclaim(&key);
    return 0;
  }
  begin(&desk->event, kind, word, result, &key);
  desk->event.a = a;
  desk->event.b = b;
  desk->event.c = c;
  desk->event.flags = flags;
  if (!send(desk))
    unclaim(&key);
  leave_desk(desk);
  return 1;
}

#define NUMBERS_CALL(kind, flags, word) ((__u64)(word) | (__u64)(kind) << 32 | (__u64)(flags) << 40)

#endif
