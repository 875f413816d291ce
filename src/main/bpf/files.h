/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Facts about open files: by descriptor, with the path resolved by the kernel. */
#ifndef RINGFENCE_FILES_H
#define RINGFENCE_FILES_H

#include "walk.h"

#define S_IFMT 0170000
#define S_IFSOCK 0140000

/* What is in the kernel's memory, of at most 8 bytes; both architectures put the lowest first. */
__noinline __u64 number_at(__u64 address, __u32 size)
{
  __u64 number = 0;

  bpf_probe_read_kernel(&number, masked(size, 7) ?: 8, (void *)address);
  return number;
}

/*
 * A field of a struct of the kernel. With bpf_rdonly_cast (Linux 6.2) it is a plain load; before, it
 * takes a call, and that of a function because there is not the stack for a place for each.
 */
extern void *bpf_rdonly_cast(const void *object, __u32 type) __ksym __weak;
#define LOOK(type, pointer, field)                                                               \
  ({                                                                                             \
    type *at = (type *)(pointer);                                                                \
    bpf_rdonly_cast                                                                              \
        ? ((type *)bpf_rdonly_cast(at, bpf_core_type_id_kernel(type)))->field                    \
        : (typeof(at->field))number_at((__u64)at + bpf_core_field_offset(type, field),           \
                                       bpf_core_field_size(type, field));                        \
  })

/* A pointer, as the mere number that the verifier lets into keys and functions. */
#define NUMBER_AT(address) LOOK(struct timespec64, address, tv_sec)
#define LOOK_NUMBER(type, pointer, field) \
  NUMBER_AT((__u64)(pointer) + bpf_core_field_offset(type, field))

static __always_inline struct file *file_of(struct task_struct *task, __u32 descriptor)
{
  struct fdtable *table = task->files->fdt;

  if (descriptor >= table->max_fds)
    return 0;
  return (struct file *)NUMBER_AT(table->fd + descriptor);
}

static __always_inline bool is_kind(struct file *file, __u32 kind)
{
  return (LOOK(struct inode, LOOK(struct file, file, f_inode), i_mode) & S_IFMT) == kind;
}

static __always_inline __u64 number_of_directory(struct dentry *dentry)
{
  return LOOK(struct inode, LOOK(struct dentry, dentry, d_inode), i_ino);
}

/* What the kernel knows an open file by, and what was done with it. */
static __always_inline struct fact_key file_key(struct fact_key *directory, __u64 file, __u32 access,
                                                __u64 call, __u64 more, long result)
{
  struct dentry *dentry = LOOK(struct file, (void *)file, f_path.dentry);
  __u64 mount = LOOK_NUMBER(struct file, file, f_path.mnt);
  struct inode *inode = LOOK(struct dentry, dentry, d_inode);
  __u32 device = LOOK(struct super_block, LOOK(struct inode, inode, i_sb), s_dev);
  struct fact_key key = key_start(KIND_OF(call), call);

  key_add(&key, number_of_directory(LOOK(struct dentry, dentry, d_parent)));
  key_add(&key, mount);
  key_add(&key, (__u64)device << 32 | access);
  key_add(&key, more << 12 | (__u32)(result < 0 ? -result & 0xfff : 0));
  if (directory)
    *directory = key;
  key_add(&key, LOOK(struct dentry, dentry, d_name.hash_len));
  return key;
}

/* Puts what a file is into the desk's event, and its path. */
__noinline int describe_file(__u64 file, __u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);
  struct vfsmount *mount = (void *)LOOK_NUMBER(struct file, file, f_path.mnt);
  struct dentry *dentry = (void *)LOOK_NUMBER(struct file, file, f_path.dentry);
  struct inode *inode = LOOK(struct dentry, dentry, d_inode);

  if (!desk)
    return 0;
  desk->event.b = (__u64)LOOK(struct inode, inode, i_mode) << 32 | LOOK(struct inode, inode, i_rdev);
  desk->event.c = LOOK(struct super_block, LOOK(struct inode, inode, i_sb), s_magic);
  if (chrooted(bpf_get_current_task_btf()))
    desk->event.flags |= CHROOTED;
  if (!LOOK(struct dentry, dentry, d_hash.pprev) &&
      LOOK_NUMBER(struct dentry, dentry, d_parent) != (__u64)dentry)
    desk->event.flags |= UNLINKED;
  /* A collapsed directory keeps the name's last part: user space cuts one or two off. */
  put_path(desk, which, dentry, mount);
  return 0;
}

/* A fact about a file that was not met before: its path is looked for and sent. */
__noinline int new_file_fact(__u64 file, __u32 access, __u64 call, __u64 more, long result)
{
  __u32 which = DESK_OF(call), kind = KIND_OF(call);
  struct scratch *desk = take_desk(which);
  struct dentry *parent;

  if (!desk)
    return 0;
  desk->event.key = file_key(&desk->directory, file, access, call, more, result);
  parent = LOOK(struct dentry, LOOK(struct file, (void *)file, f_path.dentry), d_parent);
  desk->tree = key_start(kind | 0x100, call);
  key_add(&desk->tree, number_of_directory(LOOK(struct dentry, parent, d_parent)));
  key_add(&desk->tree, LOOK_NUMBER(struct file, file, f_path.mnt));
  key_add(&desk->tree, (__u64)access << 32 | (__u32)more);
  if (begin_fact(which, call, result, kind == EVENT_FILE)) {
    desk->event.a = kind == EVENT_FILE ? (more << 32 | access) : more;
    describe_file(file, which);
    send_fact(which);
  }
  leave_desk(desk);
  return 0;
}

/* The kind of fact, the call, and on which desk it is written. */
#define FILE_CALL_AT(desk, kind, word) ((__u64)(word) | (__u64)(kind) << 32 | (__u64)(desk) << 40)
#define FILE_CALL(kind, word) FILE_CALL_AT(DESK_CALL, kind, word)

/*
 * A file that is open, or executed. `more` goes into the event and its key: the request of an
 * ioctl, the mode of a chmod.
 */
__noinline int file_fact(__u64 file, __u32 access, __u64 call, __u64 more, long result)
{
  struct fact_key key = file_key(0, file, access, call, more, result);

  return known(&key) ? 0 : new_file_fact(file, access, call, more, result);
}

#endif
