/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* The facts that are neither numbers nor files: addresses, memory, limits. */
#ifndef RINGFENCE_FACTS_H
#define RINGFENCE_FACTS_H

#include "paths.h"

#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10

/* Wide enough for sockaddr_un, and a multiple of 8. */
union address {
  struct {
    __u16 family;
    __be16 port;
    __be32 v4;
  };
  char bytes[112];
  __u64 words[14];
};

/* Everything of a Unix path from its NUL on is whatever the program left there. */
static __always_inline void clear_after_path(union address *address)
{
  bool over = false;

  if (!address->bytes[2])
    return; /* abstract: each byte counts */
  for (__u32 i = 3; i < sizeof address->bytes; i++) {
    if (!address->bytes[i])
      over = true;
    if (over)
      address->bytes[i] = 0;
  }
}

/* The call with the socket's type and protocol in its upper half: what tells TCP from UDP. */
static __always_inline __u64 socket_call(struct task_struct *task, __u32 descriptor, __u32 word)
{
  struct file *file = file_of(task, descriptor);
  struct socket *socket;

  if (!file || !is_kind(file, S_IFSOCK))
    return word;
  socket = BPF_CORE_READ(file, private_data);
  return (__u64)word | (__u64)(BPF_CORE_READ(socket, type) & 0xff) << 48 |
         (__u64)BPF_CORE_READ(socket, sk, sk_protocol) << 32;
}

#define RECEIVED (1ULL << 56) /* beside it: the other end's port is whatever was free there */

static __always_inline int one_address(union address address, __u32 length, __u64 call, long result)
{
  struct fact_key key, directory, tree, start;
  struct scratch *desk;
  enum admission how;
  __u32 word = call;

  if (address.family == AF_UNIX) {
    clear_after_path(&address);
    length = sizeof address; /* what was not read is 0 */
  } else if (address.family == AF_INET) {
    if (call & RECEIVED)
      address.port = 0;
    length = 8; /* the rest is padding */
  } else if (address.family == AF_INET6) {
    address.words[0] &= 0xffffffff; /* the flow label is no part of where */
    if (call & RECEIVED)
      address.port = 0;
    length = 24;
  }
  if (!key_start(&start, EVENT_ADDRESS, word))
    return 0;
  key_add(&start, (__u64)address.family << 32 | (__u32)(result < 0 ? -result & 0xfff : 0));
  key_add(&start, call >> 32);
  key = start;
  for (int i = 0; i < 14; i++) {
    if (i * 8 >= length)
      break;
    key_add(&key, address.words[i]);
  }
  if (known(&key))
    return 0;
  tree = start;
  directory = start;
  key_add(&directory, 1ULL << 32 | (address.family == AF_UNIX ? 0 : address.port));
  how = admit(&directory, &tree);
  if (how == ADMIT_NOT || !claim(&key))
    return 0;
  desk = take_desk(DESK_CALL);
  if (!desk) {
    readmit(how, &directory, &tree);
    unclaim(&key);
    return 0;
  }
  begin(&desk->event, EVENT_ADDRESS, word, result, &key);
  desk->event.a = call >> 32 & 0xffffff; /* see socket_call */
  desk->event.flags = flags_of(how);
  desk->event.text_size = sizeof address;
  __builtin_memcpy(desk->data, &address, sizeof address);
  if (!send(desk)) {
    readmit(how, &directory, &tree);
    unclaim(&key);
  }
  leave_desk(desk);
  return 0;
}

__noinline int address_fact(__u64 user, __u32 length, __u64 call, long result)
{
  union address address = {};

  if (!user || length < 2)
    return 0;
  if (length > sizeof address)
    length = sizeof address;
  if (bpf_probe_read_user(&address, masked(length, 127), (void *)user)) {
    count(COUNT_UNREAD);
    return 0;
  }
  return one_address(address, length, call, result);
}

/* Who connected to us: from the socket, because few programs ask. Its port is of no interest. */
__noinline int accepted_fact(__u64 socket, __u64 call)
{
  struct sock *sock = BPF_CORE_READ((struct socket *)socket, sk);
  union address address = {};

  address.family = BPF_CORE_READ(sock, __sk_common.skc_family);
  if (address.family == AF_INET) {
    address.v4 = BPF_CORE_READ(sock, __sk_common.skc_daddr);
  } else if (address.family == AF_INET6) {
    bpf_core_read(&address.bytes[8], 16, &sock->__sk_common.skc_v6_daddr);
  } else {
    return 0;
  }
  return one_address(address, 24, call, 0);
}

/* Who sent what was received: recvfrom's length is told behind a pointer. */
static __always_inline void sender_fact(__u64 user, __u64 length_at, __u64 call)
{
  __u32 length = 0;

  if (!bpf_probe_read_user(&length, sizeof length, (void *)length_at))
    address_fact(user, length, call | RECEIVED, 0);
}

/* struct msghdr: a pointer and a length, of the caller's word size. */
static __always_inline void message_fact(__u64 user, enum abi abi, __u64 call, long result)
{
  if (abi == ABI_COMPAT) {
    struct { __u32 name, length; } small = {};

    if (!bpf_probe_read_user(&small, sizeof small, (void *)user) && small.name)
      address_fact(small.name, small.length, call, result);
  } else {
    struct { __u64 name; __u32 length; } wide = {};

    if (!bpf_probe_read_user(&wide, 12, (void *)user) && wide.name)
      address_fact(wide.name, wide.length, call, result);
  }
}

#define PROT_WRITE 2
#define PROT_EXEC 4
#define MAP_ANONYMOUS 0x20

/* What bpf_find_vma tells about the memory that mprotect made executable. */
struct mapping {
  struct file *file;
  bool written;
};

static long look_at_mapping(struct task_struct *task, struct vm_area_struct *area, void *context)
{
  struct mapping *mapping = context;

  bpf_core_read(&mapping->file, sizeof mapping->file, &area->vm_file);
  mapping->written = area->anon_vma != 0; /* a private page was written */
  return 0;
}

#define MEMORY_WRITTEN 1
#define MEMORY_UNKNOWN 2

/* mprotect that makes memory executable; more: protection, and what is known of its past. */
__noinline int protect_fact(__u64 start, __u64 protection, __u32 word)
{
  struct task_struct *task = bpf_get_current_task_btf();
  struct mapping mapping = {};
  __u64 past = MEMORY_UNKNOWN;

  if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_find_vma) &&
      !bpf_find_vma(task, start, look_at_mapping, &mapping, 0))
    past = mapping.written ? MEMORY_WRITTEN : 0;
  if (mapping.file)
    return file_fact((__u64)mapping.file, 0, FILE_CALL(EVENT_MEMORY, word),
                     (protection & 7) | past << 8, 0);
  return numbers_fact(NUMBERS_CALL(EVENT_MEMORY, 0, word), (protection & 7) | past << 8, 0, 0, 0);
}

#endif
