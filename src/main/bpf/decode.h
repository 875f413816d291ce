/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What a call that returned is told as, by the table that user space fills. */
#ifndef RINGFENCE_DECODE_H
#define RINGFENCE_DECODE_H

#include "arch.h"
#include "facts.h"

#define MOST_ERRNO 511 /* beyond are the kernel's own, such as ERESTARTSYS: no outcome of the call */

static __always_inline bool failed(long result)
{
  return result < 0 && result >= -MOST_ERRNO;
}

static __always_inline __u64 argument(struct call *call, __u8 index)
{
  return call->arguments[masked(index, 7)]; /* NO_ARGUMENT is the last */
}

static __always_inline int directory_of(struct call *call, __u8 index)
{
  return index == NO_ARGUMENT ? AT_FDCWD : (int)argument(call, index);
}

/* Of an open file: how it was opened, and whether that made it. */
static __always_inline void opened(struct task_struct *task, long descriptor, __u32 word)
{
  struct file *file = file_of(task, descriptor);
  __u32 mode, access = 0;

  if (!file)
    return;
  mode = LOOK(struct file, file, f_mode);
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

static __always_inline void mapped(struct call *call, struct task_struct *task, __u32 word)
{
  __u64 protection = argument(call, 2), flags = argument(call, 3);
  struct file *file;

  if (!(protection & PROT_EXEC))
    return;
  file = flags & MAP_ANONYMOUS ? 0 : file_of(task, argument(call, 4));
  if (file)
    file_fact((__u64)file, ACCESS_MAP_EXECUTABLE, FILE_CALL(EVENT_FILE, word), 0, 0);
  if (!(protection & PROT_WRITE))
    return;
  if (file)
    file_fact((__u64)file, 0, FILE_CALL(EVENT_MEMORY, word), protection & 7, 0);
  else
    numbers_fact(NUMBERS_CALL(EVENT_MEMORY, 0, word), protection & 7, 0, 0, 0);
}

static __always_inline void control(struct call *call, struct task_struct *task, __u32 word)
{
  struct file *file = file_of(task, argument(call, 0));

  if (file && !is_kind(file, S_IFSOCK))
    file_fact((__u64)file, 0, FILE_CALL(EVENT_IOCTL, word), (__u32)argument(call, 1), call->result);
}

/* struct rlimit, with numbers of 4 or 8 bytes. */
static __always_inline void limit(struct call *call, struct descriptor *how, __u32 word)
{
  __u64 user = argument(call, how->b), resource = argument(call, how->a), soft, hard;
  __u32 which = call->stage;
  struct limits *began;

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
  began = bpf_map_lookup_elem(&stage_limits, &which);
  if (!began || resource >= LIMITS)
    return;
  which = resource;
  if (soft > began->of[which].soft)
    resource |= LIMIT_RAISED_SOFT;
  if (hard > began->of[which].hard)
    resource |= LIMIT_RAISED_HARD;
  numbers_fact(NUMBERS_CALL(EVENT_NUMBERS, 0, word), resource, soft, hard, call->result);
}

#define MOST_GROUPS 32 /* of setgroups that are told one by one */

static __always_inline void groups_set(struct call *call, struct descriptor *how, __u32 word)
{
  __u64 many = argument(call, how->a), user = argument(call, how->b);

  for (__u32 i = 0; i < MOST_GROUPS; i++) {
    __u32 id = 0;

    if (i >= many)
      break;
    if (bpf_probe_read_user(&id, how->mask_a == 2 ? 2 : 4,
                            (void *)(user + i * (how->mask_a == 2 ? 2 : 4))))
      break;
    numbers_fact(NUMBERS_CALL(EVENT_NUMBERS, 0, word), id, many, 0, call->result);
  }
}

/* linux/net.h: the calls of i386's socketcall, and the numbers of the calls of their own. */
#define SOCKET_WORD(number) ((word & 0xffff0000) | (number))

static __always_inline void socket_vector(struct call *call, struct task_struct *task, __u32 word)
{
  __u64 which = argument(call, 0), user = argument(call, 1);
  long result = call->result;
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
    address_fact(LOOK_NUMBER(struct file, file, private_data), 24, call | ACCEPTED, 0);
}

#define TYPE_SIZE 9 /* of a file system's name, what a number holds and a NUL */

/* What is mounted, and where. */
static __always_inline void mounted(struct call *call, struct descriptor *how, __u32 word)
{
  __u64 type[2] = {};

  if (!(argument(call, how->c) & how->mask_a))
    bpf_probe_read_user_str(type, TYPE_SIZE, (void *)argument(call, how->b));
  text_fact_at_length(argument(call, how->a), AT_FDCWD, FILE_CALL(EVENT_PATH, word), type[0],
                      call->result);
}

/* The same of a mount that is in no place yet, or in another one. */
static __always_inline void attached(struct call *call, struct task_struct *task,
                                     struct descriptor *how, __u32 word)
{
  struct file *file = file_of(task, argument(call, how->a));
  __u64 type[2] = {};

  if (file)
    bpf_probe_read_kernel_str(type, TYPE_SIZE,
                              BPF_CORE_READ(file, f_path.mnt, mnt_sb, s_type, name));
  text_fact_at_length(argument(call, how->c), directory_of(call, how->b),
                      FILE_CALL(EVENT_PATH, word), type[0], call->result);
}

#define F_GETLK 5
#define F_SETLKW 7
#define F_GETLK64 12 /* i386 */
#define F_OFD_SETLKW 38

/* Of a command of fcntl. */
static __always_inline bool locks(__u64 command)
{
  return (command >= F_GETLK && command <= F_SETLKW) || (command >= F_GETLK64 && command <= 14) ||
         (command >= 36 && command <= F_OFD_SETLKW);
}

static __always_inline void address(struct call *call, struct task_struct *task,
                                    struct descriptor *how, __u32 word)
{
  __u64 user = argument(call, how->a), length = argument(call, how->b);
  __u64 socket = socket_call(task, argument(call, 0), word);

  if (how->flags & RECEIVES)
    sender_fact(user, length, socket);
  else
    address_fact(user, length, socket, call->result);
}

static __always_inline void path(struct call *call, struct task_struct *task,
                                 struct descriptor *how, __u64 more)
{
  text_fact(task, argument(call, how->b), directory_of(call, how->a),
            FILE_CALL(EVENT_PATH, call->word), more, call->result);
}

/* Everything but the count, by the table: a fact or two. False when it is left to the next. */
__noinline bool decode(struct call *call, __u32 index)
{
  struct descriptor *how = &descriptors[masked(index, 2 * CALLS - 1)];
  struct task_struct *task = bpf_get_current_task_btf();
  struct file *file;
  __u64 first;
  long result;
  __u32 word;

  if (!call)
    return true;
  result = call->result;
  word = call->word;
  switch (how->operation) {
  case OP_OPEN:
    if (failed(result))
      text_fact_at_length(argument(call, how->b), directory_of(call, how->a),
                          FILE_CALL(EVENT_PATH, word), argument(call, how->c) & how->mask_a, result);
    else
      opened(task, result, word);
    return true;
  case OP_PATHS:
    text_fact_at_length(argument(call, how->d), directory_of(call, how->c),
                        FILE_CALL(EVENT_PATH, word), 1, result);
    path(call, task, how, 0);
    return true;
  case OP_PATH:
    path(call, task, how, argument(call, how->c) & how->mask_a);
    return true;
  case OP_LOCK:
    if (!locks(argument(call, 1)))
      return true;
    /* fall through */
  case OP_DESCRIPTOR:
    file = file_of(task, argument(call, how->a));
    if (file)
      file_fact((__u64)file, how->mask_a, FILE_CALL(EVENT_FILE, word),
                argument(call, how->c) & how->mask_b, result);
    return true;
  case OP_ADDRESS:
    if (argument(call, how->a))
      address(call, task, how, word);
    return true;
  case OP_NUMBERS:
    first = argument(call, how->a) & how->mask_a;
    if (first || !(how->flags & ONLY_NONZERO))
      numbers_fact(NUMBERS_CALL(EVENT_NUMBERS, 0, word), first,
                   argument(call, how->b) & how->mask_b, argument(call, how->c), result);
    return true;
  case OP_MAP:
    mapped(call, task, word);
    return true;
  case OP_IOCTL:
    control(call, task, word);
    return true;
  case OP_ACCEPT:
    if (!failed(result))
      accepted(task, result, word);
    return true;
  default:
    return false;
  }
}

/* What is rare, apart because all that is in one function shares its stack. */
__noinline int decode_rare(struct call *call, __u32 index)
{
  struct descriptor *how = &descriptors[masked(index, 2 * CALLS - 1)];
  struct task_struct *task = bpf_get_current_task_btf();
  __u64 field = 0;
  long result;
  __u32 word;

  if (!call)
    return 0;
  result = call->result;
  word = call->word;
  switch (how->operation) {
  case OP_MESSAGE:
    message_fact(argument(call, how->a), ABI_OF(word),
                 socket_call(task, argument(call, 0), word) |
                     (how->flags & RECEIVES ? RECEIVED : 0),
                 result);
    break;
  case OP_PROTECT:
    if (argument(call, 2) & PROT_EXEC)
      protect_fact(argument(call, 0), argument(call, 2), word);
    break;
  case OP_FIELD:
    bpf_probe_read_user(&field, sizeof field, (void *)(argument(call, how->a) + how->d));
    field &= how->mask_a;
    if (field || !(how->flags & ONLY_NONZERO))
      numbers_fact(NUMBERS_CALL(EVENT_NUMBERS, 0, word), field, argument(call, how->c), 0, result);
    break;
  case OP_SOCKETCALL:
    socket_vector(call, task, word);
    break;
  case OP_LIMIT:
    limit(call, how, word);
    break;
  case OP_GROUPS:
    groups_set(call, how, word);
    break;
  case OP_NODE:
    text_fact_at_length(argument(call, how->b), directory_of(call, how->a),
                        FILE_CALL(EVENT_PATH, word),
                        (argument(call, how->c) & how->mask_a) |
                            (__u64)(__u32)argument(call, how->d) << 16,
                        result);
    break;
  case OP_MOUNT:
    mounted(call, how, word);
    break;
  case OP_ATTACH:
    attached(call, task, how, word);
    break;
  }
  return 0;
}

#endif
