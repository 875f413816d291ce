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
  __u64 kept = -1;

  if (!address->bytes[2])
    return; /* abstract: each byte counts */
  for (int i = 0; i < 14; i++) {
    __u64 zeros = ZEROS(address->words[i] | (i == 0 ? 0xffff : 0)); /* a path begins at byte 2 */

    address->words[i] &= zeros ? kept & UP_TO(zeros) : kept;
    kept = zeros ? 0 : kept;
  }
}

/* The call with the socket's type and protocol in its upper half: what tells TCP from UDP. */
static __always_inline __u64 socket_call(struct task_struct *task, __u32 descriptor, __u32 word)
{
  struct file *file = file_of(task, descriptor);
  struct socket *socket;
  struct sock *sock;

  if (!file || !is_kind(file, S_IFSOCK))
    return word;
  socket = LOOK(struct file, file, private_data);
  sock = LOOK(struct socket, socket, sk);
  return (__u64)word | (__u64)(LOOK(struct socket, socket, type) & 0xff) << 48 |
         (__u64)LOOK(struct sock, sock, sk_protocol) << 32;
}

#define RECEIVED (1ULL << 56) /* beside it: the other end's port is whatever was free there */
#define ACCEPTED (1ULL << 57) /* the address is that of who connected to us: few programs ask */

/* From a socket. Its port is of no interest. */
static __always_inline bool peer(union address *address, __u64 socket)
{
  struct sock *sock = LOOK(struct socket, socket, sk);

  address->family = LOOK(struct sock, sock, __sk_common.skc_family);
  if (address->family == AF_INET) {
    address->v4 = LOOK(struct sock, sock, __sk_common.skc_daddr);
    return true;
  }
  return address->family == AF_INET6 &&
         !bpf_core_read(&address->bytes[8], 16, &sock->__sk_common.skc_v6_daddr);
}

/* Clears what is no part of where; returns the length of what is. */
static __always_inline __u32 cleaned(union address *address, __u32 length, __u64 call)
{
  if (address->family == AF_UNIX) {
    clear_after_path(address);
    return sizeof *address; /* what was not read is 0 */
  }
  if (address->family != AF_INET && address->family != AF_INET6)
    return length;
  if (call & RECEIVED)
    address->port = 0;
  if (address->family == AF_INET)
    return 8; /* the rest is padding */
  address->words[0] &= 0xffffffff; /* the flow label */
  return 24;
}

/* The address that is in the desk. */
static __always_inline void one_address(struct scratch *desk, union address *address, __u32 length,
                                        __u64 call, long result)
{
  struct fact_key key = key_start(EVENT_ADDRESS, call);

  length = cleaned(address, length, call);
  key_add(&key, (__u64)address->family << 32 | (__u32)(result < 0 ? -result & 0xfff : 0));
  key_add(&key, call >> 32);
  desk->tree = desk->directory = key;
  for (int i = 0; i < 14; i++) {
    if (i * 8 >= length)
      break;
    key_add(&key, address->words[i]);
  }
  if (known(&key))
    return;
  desk->event.key = key;
  key_add(&desk->directory, 1ULL << 32 | (address->family == AF_UNIX ? 0 : address->port));
  if (!begin_fact(DESK_CALL, NUMBERS_CALL(EVENT_ADDRESS, 0, (__u32)call), result, true))
    return;
  desk->event.a = call >> 32 & 0xffffff; /* see socket_call */
  desk->event.text_size = sizeof *address;
  send_fact(DESK_CALL);
}

/* Of user space's, or the other end of a socket. */
__noinline int address_fact(__u64 where, __u32 length, __u64 call, long result)
{
  struct scratch *desk;
  union address *address;

  if (!where || length < 2)
    return 0;
  desk = take_desk(DESK_CALL);
  if (!desk)
    return 0;
  address = (void *)desk->data;
  if (length > sizeof *address)
    length = sizeof *address;
  __builtin_memset(address, 0, sizeof *address);
  if (call & ACCEPTED) {
    if (peer(address, where))
      one_address(desk, address, length, call, result);
  } else if (!bpf_probe_read_user(address, masked(length, 127), (void *)where)) {
    one_address(desk, address, length, call, result);
  } else {
    count(COUNT_UNREAD);
  }
  leave_desk(desk);
  return 0;
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
