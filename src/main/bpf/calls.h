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

static __always_inline void count_call(__u8 group, enum abi abi, __u32 number,
                                       long result, bool denied)
{
  __u32 index = (group * 2 + (abi & 1)) * CALLS + number;
  __u32 word = CALL_WORD(number, abi, group);
  struct call_row *row = bpf_map_lookup_elem(&call_rows, &index);

  if (!row)
    return;
  if (denied) {
    first_call(NUMBERS_CALL(EVENT_SYSCALL, DENIED, word), result);
    return;
  }
  if (failed(result)) {
    __u8 error = -result;

    if (abi != ABI_X32 && error_known(row, error))
      return;
    first_call(NUMBERS_CALL(EVENT_SYSCALL, 0, word), result);
    note_error(row, error);
    return;
  }
  row->count++;
  if (!row->sent || abi == ABI_X32) {
    first_call(NUMBERS_CALL(EVENT_SYSCALL, 0, word), 0);
    row->sent = abi != ABI_X32;
  }
}

/*
 * After rt_sigreturn the registers are those from before the signal, without a number. i386 has a
 * second call of that kind, which cannot be told apart here.
 */
static __always_inline void returned_from_handler(struct task_state *state, enum abi abi)
{
  count_call(state->group, abi, settings.returns[abi & 1] & (CALLS - 1), 0, false);
}

/* What is told each time that it happens, and is no fact. */
static __always_inline void tell(enum kind kind, __u64 a, __u64 b)
{
  struct scratch *desk = take_desk(DESK_SIGNAL);

  if (!desk)
    return;
  begin(DESK_SIGNAL, NUMBERS_CALL(kind, 0, 0), 0);
  desk->event.key = (struct fact_key){};
  desk->event.a = a;
  desk->event.b = b;
  send(desk);
  leave_desk(desk);
}

/* The first time that a process is seen under a seccomp filter: only then enters are wanted. */
static __always_inline void tell_of_filter(struct task_struct *task, struct task_state *state)
{
  if (task->seccomp.mode == 0 || state->filtered)
    return;
  state->filtered = 1;
  tell(EVENT_FILTERED, task->tgid, 0);
}

/*
 * Attached at the beginning, and for as long as a task is under a seccomp filter: a filter answers
 * before this tracepoint, so that an exit without an enter is a call that it denied. Nothing else
 * needs it, and it costs as much as all the rest.
 */
SEC("tp_btf/sys_enter")
int BPF_PROG(sys_enter, struct pt_regs *regs, long id)
{
  struct task_state *state = observed(bpf_get_current_task_btf());

  if (state) {
    state->entered = (__u32)id + 1;
    state->watch = settings.watch;
  }
  return 0;
}

/* A call that is neither the first of its task nor under a filter: all that is left to do. */
static __always_inline void ordinary_call(struct pt_regs *regs, enum abi abi, __u32 number,
                                          struct call *call, bool denied)
{
  struct descriptor *how = descriptor_of(abi, number);
  long result = call->result;

  if ((how->flags & PARENT_ONLY) && !result)
    return;
  count_call(GROUP_OF(call->word), abi, number, result, denied);
  if (how->operation == OP_NONE)
    return;
  if (how->flags & (failed(result) ? ONLY_DONE : ONLY_FAILED))
    return;
  read_arguments(regs, abi, call->arguments);
  if (!decode(call, how - descriptors))
    decode_rare(call, how - descriptors);
}

/*
 * Whether the call is one that the state of its task has a say in. Looks at the state. One that a
 * filter answered with an error is looked at like one that failed: what it was about is told too.
 */
static __always_inline bool is_special(struct task_struct *task, struct task_state *state,
                                       enum abi abi, long id, __u32 number, long result,
                                       bool *denied)
{
  __u32 entered = state->entered;

  state->entered = 0;
  if (state->phase != PHASE_RUN) {
    count(COUNT_SETUP);
    return true;
  }
  if (number >= CALLS) { /* x32 has some beyond */
    if ((int)id == -1 && result != -38 /* ENOSYS: the program itself asked for the number -1 */)
      returned_from_handler(state, abi);
    else if (abi == ABI_X32) /* numbers that no table has are refused and mean nothing */
      first_call(NUMBERS_CALL(EVENT_SYSCALL, 0, CALL_WORD(number, abi, state->group)), result);
    return true;
  }
  if (state->skipped == number + 1) {
    state->skipped = 0;
    return true;
  }
  if (task->seccomp.mode) {
    tell_of_filter(task, state);
    if (settings.watch && settings.watch == state->watch && !entered) {
      *denied = failed(result);
      if (!*denied)
        count_call(state->group, abi, number, result, true);
      return !*denied;
    }
  }
  return false;
}

SEC("tp_btf/sys_exit")
int BPF_PROG(sys_exit, struct pt_regs *regs, long result)
{
  struct task_struct *task = bpf_get_current_task_btf();
  struct task_state *state;
  struct lately *lately;
  __u32 zero = 0, number;
  bool denied = false;
  __u64 now;
  enum abi abi;
  long id;

  if (!task->bpf_storage)
    return 0;
  id = call_number(regs);
  abi = abi_of(task, id);
  number = id & ~X32_BIT;
  lately = bpf_map_lookup_elem(&last_tasks, &zero);
  if (!lately)
    return 0;
  if (lately->task != task->pid || lately->changes != changes || number >= CALLS ||
      task->seccomp.mode) {
    now = changes; /* before the state is read */
    state = bpf_task_storage_get(&tasks, task, 0, 0);
    if (!state || is_special(task, state, abi, id, number, result, &denied))
      return 0;
    lately->changes = now;
    lately->task = task->pid;
    lately->stage = state->stage;
    lately->group = state->group;
  }
  lately->call.result = result;
  lately->call.word = CALL_WORD(number, abi, lately->group);
  lately->call.stage = lately->stage;
  ordinary_call(regs, abi, number, &lately->call, denied);
  return 0;
}

#endif
