/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What a call that returned is told as, by the table that user space fills. */
#ifndef RINGFENCE_DECODE_H
#define RINGFENCE_DECODE_H

#include "arch.h"
#include "facts.h"

#define MOST_ERRNO 511 /* beyond are the kernel's own, such as ERESTARTSYS: no outcome of the call */

static __always_inline int directory_of(struct pt_regs *regs, enum abi abi, __u8 index)
{
  return index == NO_ARGUMENT ? AT_FDCWD : (int)argument(regs, abi, index);
}

/* Of an open file: how it was opened, and whether that made it. */
static __always_inline void opened(struct task_struct *task, long descriptor, __u32 word)
{
  struct file *file = file_of(task, descriptor);
  __u32 mode, access = 0;

  if (!file)
    return;
  mode = mode_of(file);
  if (mode & 0x1) /* FMODE_READ */
    access |= ACCESS_READ;
  if (mode & 0x2) /* FMODE_WRITE */
    access |= ACCESS_WRITE;
  if (mode & 0x100000) /* FMODE_CREATED */
    access |= ACCESS_CREATED;
  if (mode & 0x4000) /* FMODE_PATH */
    access |= ACCESS_PATH_ONLY;
  file_fact((__u64)file, access, FILE_CALL(EVENT_FILE, word), 0, 0);
}

#define NEW_NAMESPACES 0x7e020080ULL /* CLONE_NEW*, clone(2) and unshare(2) */

static __always_inline void mapped(struct pt_regs *regs, enum abi abi, struct task_struct *task,
                                   __u32 word)
{
  __u64 protection = argument(regs, abi, 2), flags = argument(regs, abi, 3);
  struct file *file;

  if (!(protection & PROT_EXEC))
    return;
  file = flags & MAP_ANONYMOUS ? 0 : file_of(task, argument(regs, abi, 4));
  if (file)
    file_fact((__u64)file, ACCESS_MAP_EXECUTABLE, FILE_CALL(EVENT_FILE, word), 0, 0);
  if (!(protection & PROT_WRITE))
    return;
  if (file)
    file_fact((__u64)file, 0, FILE_CALL(EVENT_MEMORY, word), protection & 7, 0);
  else
    numbers_fact(NUMBERS_CALL(EVENT_MEMORY, 0, word), protection & 7, 0, 0, 0);
}

static __always_inline void control(struct pt_regs *regs, enum abi abi, struct task_struct *task,
                                    __u32 word, long result)
{
  struct file *file = file_of(task, argument(regs, abi, 0));

  if (file && !is_kind(file, S_IFSOCK))
    file_fact((__u64)file, 0, FILE_CALL(EVENT_IOCTL, word), (__u32)argument(regs, abi, 1), result);
}

/* struct rlimit, with numbers of 4 or 8 bytes. */
static __always_inline void limit(struct pt_regs *regs, enum abi abi, struct descriptor *how,
                                  __u32 stage, __u32 word, long result)
{
  __u64 user = argument(regs, abi, how->b), resource = argument(regs, abi, how->a), soft, hard;
  struct limits *began;
  __u32 which;

  if (!user)
    return;
  if (how->mask_a == 4) {
    __u32 small[2] = {};

    bpf_probe_read_user(small, sizeof small, (void *)user);
    soft = small[0] == (__u32)-1 ? -1ULL : small[0];
    hard = small[1] == (__u32)-1 ? -1ULL : small[1];
  } else {
    __u64 wide[2] = {};

    bpf_probe_read_user(wide, sizeof wide, (void *)user);
    soft = wide[0];
    hard = wide[1];
  }
  began = bpf_map_lookup_elem(&stage_limits, &stage);
  if (!began || resource >= LIMITS)
    return;
  which = resource;
  if (soft > began->of[which].soft)
    resource |= LIMIT_RAISED_SOFT;
  if (hard > began->of[which].hard)
    resource |= LIMIT_RAISED_HARD;
  numbers_fact(NUMBERS_CALL(EVENT_NUMBERS, 0, word), resource, soft, hard, result);
}

#define MOST_GROUPS 32 /* of setgroups that are told one by one */

static __always_inline void groups_set(struct pt_regs *regs, enum abi abi, struct descriptor *how,
                                       __u32 word, long result)
{
  __u64 many = argument(regs, abi, how->a), user = argument(regs, abi, how->b);

  for (__u32 i = 0; i < MOST_GROUPS; i++) {
    __u32 id = 0;

    if (i >= many)
      break;
    if (bpf_probe_read_user(&id, how->mask_a == 2 ? 2 : 4,
                            (void *)(user + i * (how->mask_a == 2 ? 2 : 4))))
      break;
    numbers_fact(NUMBERS_CALL(EVENT_NUMBERS, 0, word), id, many, 0, result);
  }
}

/* linux/net.h: the calls of i386's socketcall, and the numbers of the calls of their own. */
#define SOCKET_WORD(number) ((word & 0xffff0000) | (number))

static __always_inline void socket_vector(struct pt_regs *regs, struct task_struct *task, __u32 word,
                                          long result)
{
  __u64 which = argument(regs, ABI_COMPAT, 0), user = argument(regs, ABI_COMPAT, 1);
  __u32 a[6] = {};

  if (bpf_probe_read_user(a, which == 11 || which == 12 ? 24 : 12, (void *)user)) {
    count(COUNT_UNREAD);
    return;
  }
  switch (which) {
  case 1:
    numbers_fact(NUMBERS_CALL(EVENT_NUMBERS, 0, SOCKET_WORD(359)), a[0], a[1] & 0xf, a[2], result);
    break;
  case 2:
    address_fact(a[1], a[2], socket_call(task, a[0], SOCKET_WORD(361)), result);
    break;
  case 3:
    address_fact(a[1], a[2], socket_call(task, a[0], SOCKET_WORD(362)), result);
    break;
  case 8:
    numbers_fact(NUMBERS_CALL(EVENT_NUMBERS, 0, SOCKET_WORD(360)), a[0], a[1] & 0xf, a[2], result);
    break;
  case 11:
    address_fact(a[4], a[5], socket_call(task, a[0], SOCKET_WORD(369)), result);
    break;
  case 12:
    if (result >= 0 && a[4])
      sender_fact(a[4], a[5], socket_call(task, a[0], SOCKET_WORD(371)));
    break;
  case 16:
    message_fact(a[1], ABI_COMPAT, socket_call(task, a[0], SOCKET_WORD(370)), result);
    break;
  case 17:
    if (result >= 0)
      message_fact(a[1], ABI_COMPAT, socket_call(task, a[0], SOCKET_WORD(372)) | RECEIVED, result);
    break;
  }
}

static __always_inline void accepted(struct task_struct *task, __u32 descriptor, __u32 word)
{
  __u64 call = socket_call(task, descriptor, word);
  struct file *file = file_of(task, descriptor);

  if (file && call != word)
    accepted_fact((__u64)BPF_CORE_READ(file, private_data), call);
}

#define TYPE_SIZE 9 /* of a file system's name, what a number holds and a NUL */

static __always_inline __u64 first_bytes(const char *name)
{
  return *(const __u64 *)name;
}

/* What is mounted, and where. */
static __always_inline void mounted(struct pt_regs *regs, enum abi abi, struct descriptor *how,
                                    __u32 word, long result)
{
  char type[16] __attribute__((aligned(8))) = {};

  if (!(argument(regs, abi, how->c) & how->mask_a))
    bpf_probe_read_user_str(type, TYPE_SIZE, (void *)argument(regs, abi, how->b));
  text_fact_at_length(argument(regs, abi, how->a), AT_FDCWD, FILE_CALL(EVENT_PATH, word),
                      first_bytes(type), result);
}

/* The same of a mount that is in no place yet, or in another one. */
static __always_inline void attached(struct pt_regs *regs, enum abi abi, struct task_struct *task,
                                     struct descriptor *how, __u32 word, long result)
{
  struct file *file = file_of(task, argument(regs, abi, how->a));
  char type[16] __attribute__((aligned(8))) = {};

  if (file)
    bpf_probe_read_kernel_str(type, TYPE_SIZE,
                              BPF_CORE_READ(file, f_path.mnt, mnt_sb, s_type, name));
  text_fact_at_length(argument(regs, abi, how->c), directory_of(regs, abi, how->b),
                      FILE_CALL(EVENT_PATH, word), first_bytes(type), result);
}

#define F_GETLK 5
#define F_SETLKW 7
#define F_GETLK64 12 /* i386 */
#define F_OFD_SETLKW 38

/* Everything but the count: one fact or two, by the table. */
static __always_inline void decode(struct pt_regs *regs, enum abi abi, struct task_struct *task,
                                   struct descriptor *how, __u32 stage, __u32 word,
                                   long result)
{
  bool failed = result < 0 && result >= -MOST_ERRNO;

  switch (how->operation) {
  case OP_OPEN:
    if (failed)
      text_fact_at_length(argument(regs, abi, how->b), directory_of(regs, abi, how->a),
                          FILE_CALL(EVENT_PATH, word),
                          how->c == NO_ARGUMENT ? 0 : argument(regs, abi, how->c) & how->mask_a,
                          result);
    else
      opened(task, result, word);
    break;
  case OP_PATHS:
    text_fact_at_length(argument(regs, abi, how->d), directory_of(regs, abi, how->c),
                        FILE_CALL(EVENT_PATH, word), 1, result);
    /* fall through */
  case OP_PATH:
    text_fact(task, argument(regs, abi, how->b), directory_of(regs, abi, how->a),
              FILE_CALL(EVENT_PATH, word),
              how->operation == OP_PATHS || how->c == NO_ARGUMENT
                  ? 0
                  : argument(regs, abi, how->c) & how->mask_a,
              result);
    break;
  case OP_LOCK: {
    __u64 command = argument(regs, abi, 1);

    if ((command < F_GETLK || command > F_SETLKW) &&
        (command < F_GETLK64 || command > 14) && (command < 36 || command > F_OFD_SETLKW))
      break;
  }
    /* fall through */
  case OP_DESCRIPTOR: {
    struct file *file = file_of(task, argument(regs, abi, how->a));

    if (file)
      file_fact((__u64)file, how->mask_a, FILE_CALL(EVENT_FILE, word),
                how->c == NO_ARGUMENT ? 0 : argument(regs, abi, how->c) & how->mask_b, result);
    break;
  }
  case OP_ADDRESS: {
    __u64 address = argument(regs, abi, how->a), length = argument(regs, abi, how->b), call;

    if (!address)
      break;
    call = socket_call(task, argument(regs, abi, 0), word);
    if (how->flags & RECEIVES)
      sender_fact(address, length, call);
    else
      address_fact(address, length, call, result);
    break;
  }
  case OP_MESSAGE:
    message_fact(argument(regs, abi, how->a), abi,
                 socket_call(task, argument(regs, abi, 0), word) |
                     (how->flags & RECEIVES ? RECEIVED : 0),
                 result);
    break;
  case OP_NUMBERS: {
    __u64 first = argument(regs, abi, how->a) & how->mask_a;

    if (!first && how->flags & ONLY_NONZERO)
      break;
    numbers_fact(NUMBERS_CALL(EVENT_NUMBERS, 0, word), first,
                 how->b == NO_ARGUMENT ? 0 : argument(regs, abi, how->b) & how->mask_b,
                 how->c == NO_ARGUMENT ? 0 : argument(regs, abi, how->c), result);
    break;
  }
  case OP_MAP:
    mapped(regs, abi, task, word);
    break;
  case OP_PROTECT:
    if (argument(regs, abi, 2) & PROT_EXEC)
      protect_fact(argument(regs, abi, 0), argument(regs, abi, 2), word);
    break;
  case OP_IOCTL:
    control(regs, abi, task, word, result);
    break;
  case OP_FIELD: {
    __u64 field = 0;

    bpf_probe_read_user(&field, sizeof field, (void *)(argument(regs, abi, how->a) + how->d));
    field &= how->mask_a;
    if (field || !(how->flags & ONLY_NONZERO))
      numbers_fact(NUMBERS_CALL(EVENT_NUMBERS, 0, word), field,
                   how->c == NO_ARGUMENT ? 0 : argument(regs, abi, how->c), 0, result);
    break;
  }
  case OP_SOCKETCALL:
    socket_vector(regs, task, word, result);
    break;
  case OP_LIMIT:
    limit(regs, abi, how, stage, word, result);
    break;
  case OP_GROUPS:
    groups_set(regs, abi, how, word, result);
    break;
  case OP_NODE:
    text_fact_at_length(argument(regs, abi, how->b), directory_of(regs, abi, how->a),
                        FILE_CALL(EVENT_PATH, word),
                        (argument(regs, abi, how->c) & how->mask_a) |
                            (__u64)(__u32)argument(regs, abi, how->d) << 16,
                        result);
    break;
  case OP_MOUNT:
    mounted(regs, abi, how, word, result);
    break;
  case OP_ATTACH:
    attached(regs, abi, task, how, word, result);
    break;
  case OP_ACCEPT:
    if (!failed)
      accepted(task, result, word);
    break;
  }
}

#endif
