/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* System calls: what happens between two of these two programs is what an observed task pays. */
#ifndef RINGFENCE_CALLS_H
#define RINGFENCE_CALLS_H

#include "decode.h"

/*
 * The state of an observed task. The test of a field keeps every other task from the cost of a
 * look-up: a task with no storage at all has no state.
 */
static __always_inline struct task_state *observed(struct task_struct *task)
{
  if (!task->bpf_storage)
    return 0;
  return bpf_task_storage_get(&tasks, task, 0, 0);
}

/* Whether the call was seen to fail like this on this CPU. */
static __always_inline bool error_known(struct call_row *row, __u8 error)
{
  for (int i = 0; i < 7; i++)
    if (row->errors[i] == error)
      return true;
  return false;
}

static __always_inline void note_error(struct call_row *row, __u8 error)
{
  for (int i = 0; i < 7; i++)
    if (!row->errors[i]) {
      row->errors[i] = error;
      return;
    }
}

__noinline int first_call(__u64 call, long result)
{
  return numbers_fact(call, 0, 0, 0, result);
}

static __always_inline void count_call(struct task_state *state, enum abi abi, __u32 number,
                                       long result, bool denied)
{
  __u32 index = (state->group * 2 + (abi & 1)) * CALLS + number;
  __u32 word = CALL_WORD(number, abi, state->group);
  struct call_row *row = bpf_map_lookup_elem(&call_rows, &index);
  bool failed = result < 0 && result >= -MOST_ERRNO;

  if (!row)
    return;
  if (denied) {
    first_call(NUMBERS_CALL(EVENT_SYSCALL, DENIED, word), result);
    return;
  }
  row->count++;
  if (failed) {
    __u8 error = -result;

    if (abi != ABI_X32 && error_known(row, error))
      return;
    first_call(NUMBERS_CALL(EVENT_SYSCALL, 0, word), result);
    note_error(row, error);
  } else if (!row->sent || abi == ABI_X32) {
    first_call(NUMBERS_CALL(EVENT_SYSCALL, 0, word), 0);
    row->sent = abi != ABI_X32;
  }
}

SEC("tp_btf/sys_enter")
int BPF_PROG(sys_enter, struct pt_regs *regs, long id)
{
  struct task_struct *task = bpf_get_current_task_btf();
  struct descriptor *descriptor;
  struct task_state *state;
  __u32 number, index;
  bool filtered;
  enum abi abi;

  if (!task->bpf_storage)
    return 0;
  abi = abi_of(task, id);
  number = id & ~X32_BIT;
  if (number >= CALLS)
    return 0;
  index = (abi & 1) * CALLS + number;
  descriptor = bpf_map_lookup_elem(&descriptors, &index);
  filtered = task->seccomp.mode != 0;
  if (!descriptor || (!filtered && !(descriptor->flags & (AT_ENTER | LOOK_FIRST))))
    return 0;
  state = bpf_task_storage_get(&tasks, task, 0, 0);
  if (!state || state->phase != PHASE_RUN)
    return 0;
  if (filtered) {
    state->entered = number + 1;
    state->armed = 1;
  }
  if (descriptor->flags & LOOK_FIRST)
    look_at_limit(task, state, argument(regs, abi, descriptor->a));
  if (descriptor->flags & AT_ENTER)
    count_call(state, abi, number, 0, false);
  return 0;
}

SEC("tp_btf/sys_exit")
int BPF_PROG(sys_exit, struct pt_regs *regs, long result)
{
  struct task_struct *task = bpf_get_current_task_btf();
  struct task_state *state = observed(task);
  __u32 number, index, entered, word;
  struct descriptor *how;
  enum abi abi;
  long id;

  if (!state)
    return 0;
  if (state->phase != PHASE_RUN) {
    count(COUNT_SETUP);
    return 0;
  }
  id = call_number(regs);
  abi = abi_of(task, id);
  number = id & ~X32_BIT;
  entered = state->entered;
  state->entered = 0;
  if (number >= CALLS) { /* x32 has some beyond; -1 is a call that was taken back */
    if (abi == ABI_X32)
      first_call(NUMBERS_CALL(EVENT_SYSCALL, 0, CALL_WORD(number, abi, state->group)), result);
    return 0;
  }
  if (state->skipped == number + 1) {
    state->skipped = 0;
    return 0;
  }
  /* A seccomp filter answers before the tracepoint of the entry. */
  if (state->armed && !entered && task->seccomp.mode) {
    count_call(state, abi, number, result, true);
    return 0;
  }
  index = (abi & 1) * CALLS + number;
  how = bpf_map_lookup_elem(&descriptors, &index);
  if (!how)
    return 0;
  if (!(how->flags & AT_ENTER))
    count_call(state, abi, number, result, false);
  if (how->operation == OP_NONE)
    return 0;
  if (how->flags & (result < 0 && result >= -MOST_ERRNO ? ONLY_DONE : ONLY_FAILED))
    return 0;
  if ((how->flags & PARENT_ONLY) && !result)
    return 0;
  word = CALL_WORD(number, abi, state->group);
  decode(regs, abi, task, how, state, word, result);
  return 0;
}

#endif
