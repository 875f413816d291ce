/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Facts about paths as user space gave them, with the directory that they begin in. */
#ifndef RINGFENCE_PATHS_H
#define RINGFENCE_PATHS_H

#include "files.h"

#define AT_FDCWD -100

static const __u64 text_prime = 0x9fb21c651e98df25ULL;

static __always_inline __u64 mixed(__u64 hash, __u64 word)
{
  hash = (hash ^ word) * text_prime;
  return hash ^ hash >> 31;
}

#define AT_ONCE 16 /* steps of a loop in a function of its own, which see at step() */

/* Goes on with the desk's hash from a word on, up to the last; false when it got there. */
__noinline bool hash_words(__u32 from, __u32 words, __u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);

  if (!desk)
    return false;
  for (int i = 0; i < AT_ONCE; i++) {
    if (from + i >= words)
      return false;
    desk->hash = mixed(desk->hash, desk->text[masked(from + i, PATH_SIZE / 8 - 1)]);
  }
  return true;
}

/* A hash of the first bytes of the desk's text. */
__noinline __u64 text_hash(__u32 length, __u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);

  if (!desk)
    return 0;
  desk->hash = settings.seed_low ^ length;
  for (__u32 i = 0; i < PATH_SIZE / 8; i += AT_ONCE)
    if (!hash_words(i, length / 8, which))
      break;
  return mixed(desk->hash, desk->text[masked(length / 8, PATH_SIZE / 8 - 1)] &
                               ((1ULL << (length & 7) * 8) - 1));
}

/* Length of the directory part of the desk's text of a length: up to its last slash. */
__noinline __u32 parent_length(__u32 length, __u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);
  char *text;

  if (!desk)
    return 0;
  text = (char *)desk->text;
  for (int i = 0; i < 256; i++) { /* NAME_MAX */
    if (length == 0)
      break;
    length--;
    if (text[length & (PATH_SIZE - 1)] == '/')
      break;
  }
  return length;
}

#define SHORT 8 /* words of a path that most are shorter than */

/*
 * Hashes a text that ends within a few words; 0 when it does not. The terms that find a byte of 0
 * are those of Hacker's Delight, 6-1.
 */
static __always_inline __u64 short_hash(const __u64 *words)
{
  __u64 hash = settings.seed_low;

#pragma unroll
  for (int i = 0; i < SHORT; i++) {
    __u64 word = words[i], zeros = ZEROS(word);

    if (zeros)
      return mixed(hash, word & UP_TO(zeros)) | 1;
    hash = mixed(hash, word);
  }
  return 0;
}

/* What tells a path from others beside its text: where it begins, what was done, what came of it. */
static __always_inline bool path_key(struct fact_key *key, struct task_struct *task, bool absolute,
                                     int descriptor, __u64 call, __u64 more, long result)
{
  __u64 number, device;

  if (absolute) {
    number = task->fs->root.dentry->d_inode->i_ino;
    device = task->fs->root.mnt->mnt_sb->s_dev;
  } else if (descriptor == AT_FDCWD) {
    number = task->fs->pwd.dentry->d_inode->i_ino;
    device = task->fs->pwd.mnt->mnt_sb->s_dev;
  } else {
    struct file *file = file_of(task, descriptor);
    struct inode *inode;

    if (!file)
      return false;
    inode = LOOK(struct file, file, f_inode);
    number = LOOK(struct inode, inode, i_ino);
    device = LOOK(struct super_block, LOOK(struct inode, inode, i_sb), s_dev);
  }
  *key = key_start(KIND_OF(call), call);
  key_add(key, number);
  key_add(key, device << 32 ^ (more << 12 | (__u32)(result < 0 ? -result & 0xfff : 0)));
  return true;
}

/* The directory that a path begins in, as a path of its own before it. */
static __always_inline __u32 put_base(struct scratch *desk, struct task_struct *task, bool absolute,
                                      int descriptor)
{
  struct path base = {};
  struct file *file;

  if (!absolute && descriptor == AT_FDCWD)
    return put_working_directory(desk, DESK_CALL);
  if (absolute) {
    bpf_core_read(&base, sizeof base, &task->fs->root);
  } else {
    file = file_of(task, descriptor);
    bpf_core_read(&base, sizeof base, &file->f_path);
  }
  return put_path(desk, DESK_CALL, base.dentry, base.mnt);
}

/* A path that was not met before; the desk has its text, its key and that of what is beside it. */
static __always_inline void new_text_fact(struct scratch *desk, __u32 length, int descriptor,
                                          __u64 call, __u64 more, long result)
{
  struct task_struct *task = bpf_get_current_task_btf();
  bool absolute = (desk->text[0] & 0xff) == '/';
  __u32 up;

  up = parent_length(length, DESK_CALL);
  key_add(&desk->directory, ~text_hash(up, DESK_CALL));
  up = parent_length(up, DESK_CALL);
  key_add(&desk->tree, ~text_hash(up, DESK_CALL) ^ 1);
  if (!begin_fact(DESK_CALL, call, result, true))
    return;
  desk->event.a = more;
  if (chrooted(task))
    desk->event.flags |= CHROOTED;
  put_text(desk, put_base(desk, task, absolute, descriptor), length);
  send_fact(DESK_CALL);
}

/* The same, when it was not met before or is long. */
__noinline int text_fact_at_length(__u64 user, int descriptor, __u64 call, __u64 more, long result)
{
  struct scratch *desk = take_desk(DESK_CALL);
  struct fact_key key;
  long length;
  __u64 hash;

  if (!desk)
    return 0;
  length = user ? bpf_probe_read_user_str(desk->text, PATH_SIZE, (void *)user) : 0;
  if (length < 0)
    count(COUNT_UNREAD);
  if (length > 1 && path_key(&key, bpf_get_current_task_btf(), (desk->text[0] & 0xff) == '/',
                             descriptor, call, more, result)) {
    desk->directory = desk->tree = key;
    hash = short_hash(desk->text);
    key_add(&key, hash ? hash : text_hash(length, DESK_CALL));
    if (!known(&key)) {
      desk->event.key = key;
      new_text_fact(desk, length, descriptor, call, more, result);
    }
  }
  leave_desk(desk);
  return 0;
}

/*
 * A path that user space gave, with the directory it starts from. What was met before is found
 * right here: a call of a function costs as much as all that is done for it.
 */
static __always_inline void text_fact(struct task_struct *task, __u64 user, int descriptor,
                                      __u64 call, __u64 more, long result)
{
  __u64 words[SHORT], hash;
  struct recent *recent;
  struct fact_key key;

  if (!user)
    return;
  if (!bpf_probe_read_user(words, sizeof words, (void *)user)) {
    char first = words[0];

    if (!first) /* AT_EMPTY_PATH: the file's own fact since its open */
      return;
    hash = short_hash(words);
    if (hash && path_key(&key, task, first == '/', descriptor, call, more, result)) {
      key_add(&key, hash);
      recent = recent_of(&key);
      if (recent) {
        recent->times++;
        return;
      }
    }
  }
  text_fact_at_length(user, descriptor, call, more, result);
}

#endif
