/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Facts about files: by descriptor, with the path resolved by the kernel, or as user space asked. */
#ifndef RINGFENCE_PATHS_H
#define RINGFENCE_PATHS_H

#include "emit.h"

#define MOST_STEPS 96 /* of a path: components and mounts on its way */
#define AT_FDCWD -100
#define S_IFMT 0170000
#define S_IFSOCK 0140000

/*
 * Writes the path of a dentry in its mount to the desk's walk buffer, from its end, up to the root
 * of the mount namespace. Not up to the process's root: that of a chrooted process would lie about
 * where the file is. Returns where the path begins.
 */
__noinline int walk(__u64 dentry_number, __u64 mount_number, __u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);
  struct dentry *dentry = (void *)dentry_number;
  struct vfsmount *seen = (void *)mount_number;
  struct mount *mount = (void *)seen - bpf_core_field_offset(struct mount, mnt);
  __u32 at = PATH_SIZE - 1;
  bool whole = false;

  if (!desk)
    return 0;
  desk->walk[at] = 0;
  for (int step = 0; step < MOST_STEPS; step++) {
    struct dentry *root = BPF_CORE_READ(mount, mnt.mnt_root);
    struct dentry *parent = BPF_CORE_READ(dentry, d_parent);
    const unsigned char *name;
    __u32 length;

    if (dentry == root || dentry == parent) {
      struct mount *above = BPF_CORE_READ(mount, mnt_parent);

      if (above == mount || dentry != root) { /* the namespace's root, or a pipe, a socket, ... */
        whole = true;
        break;
      }
      dentry = BPF_CORE_READ(mount, mnt_mountpoint);
      mount = above;
      continue;
    }
    length = BPF_CORE_READ(dentry, d_name.len) & 255;
    name = BPF_CORE_READ(dentry, d_name.name);
    if (at < length + 1)
      break;
    at = (at - length - 1) & (PATH_SIZE - 1);
    desk->walk[at] = '/';
    bpf_probe_read_kernel(&desk->walk[at + 1], length, name);
    dentry = parent;
  }
  if (!whole)
    count(COUNT_CUT);
  if (at == PATH_SIZE - 1) {
    at = PATH_SIZE - 2;
    desk->walk[at] = '/';
  }
  return at & (PATH_SIZE - 1);
}

/* Puts the path into the event's data; returns its size. */
static __always_inline __u32 put_path(struct scratch *desk, __u32 which, struct dentry *dentry,
                                      struct vfsmount *mount)
{
  __u32 at = masked(walk((__u64)dentry, (__u64)mount, which), PATH_SIZE - 1);
  __u32 size = PATH_SIZE - at;

  if (size > PATH_SIZE)
    size = PATH_SIZE;
  bpf_probe_read_kernel(desk->data, size, &desk->walk[at]);
  desk->event.base_size = size;
  return size;
}

/* The same for the process's working directory. */
static __always_inline __u32 put_working_directory(struct scratch *desk, __u32 which)
{
  struct path path = {};

  bpf_core_read(&path, sizeof path, &bpf_get_current_task_btf()->fs->pwd);
  return put_path(desk, which, path.dentry, path.mnt);
}

/* Whether the process's root is not that of its mount namespace. */
static __always_inline bool chrooted(struct task_struct *task)
{
  struct dentry *root = BPF_CORE_READ(task, fs, root.dentry);
  struct vfsmount *seen = BPF_CORE_READ(task, fs, root.mnt);

  return root != BPF_CORE_READ(seen, mnt_root);
}

static __always_inline struct file *file_of(struct task_struct *task, __u32 descriptor)
{
  struct fdtable *table = task->files->fdt;
  struct file **all = table->fd, *file = 0;

  if (descriptor >= table->max_fds)
    return 0;
  bpf_probe_read_kernel(&file, sizeof file, all + descriptor);
  return file;
}

/* What the kernel knows a file by; in numbers, because these go into keys. */
struct identity {
  struct dentry *dentry;
  struct vfsmount *mount;
  __u64 parent; /* inode of the directory */
  __u64 name;   /* hash and length of the last part of the path */
  __u32 device;
};

/* Linux 6.2: makes plain loads of what otherwise takes a call for each. Half the cost of an open. */
extern void *bpf_rdonly_cast(const void *object, __u32 type) __ksym __weak;
#define TYPED(type, pointer) ((type *)bpf_rdonly_cast(pointer, bpf_core_type_id_kernel(type)))

static __always_inline bool identify(struct file *file, struct identity *its)
{
  struct path path;

  if (bpf_core_read(&path, sizeof path, &file->f_path))
    return false;
  its->dentry = path.dentry;
  its->mount = path.mnt;
  if (bpf_rdonly_cast) {
    struct dentry *dentry = TYPED(struct dentry, path.dentry);

    its->parent = dentry->d_parent->d_inode->i_ino;
    its->name = dentry->d_name.hash_len;
    its->device = dentry->d_inode->i_sb->s_dev;
  } else {
    struct dentry *dentry = path.dentry;

    its->parent = BPF_CORE_READ(dentry, d_parent, d_inode, i_ino);
    its->name = BPF_CORE_READ(dentry, d_name.hash_len);
    its->device = BPF_CORE_READ(dentry, d_inode, i_sb, s_dev);
  }
  return true;
}

static __always_inline __u32 mode_of(struct file *file)
{
  if (bpf_rdonly_cast)
    return TYPED(struct file, file)->f_mode;
  return BPF_CORE_READ(file, f_mode);
}

static __always_inline bool is_kind(struct file *file, __u32 kind)
{
  __u32 mode;

  if (bpf_rdonly_cast)
    mode = TYPED(struct file, file)->f_inode->i_mode;
  else
    mode = BPF_CORE_READ(file, f_inode, i_mode);
  return (mode & S_IFMT) == kind;
}

/* A fact about a file that was not met before: its path is looked for and sent. */
static __always_inline int new_file_fact(__u32 which, struct identity *its, __u32 access,
                                         __u64 call, __u64 more, long result,
                                         struct fact_key *directory, struct fact_key *key)
{
  __u32 word = call, kind = call >> 32 & 0xff;
  struct task_struct *task = bpf_get_current_task_btf();
  struct dentry *dentry = its->dentry;
  struct dentry *parent = BPF_CORE_READ(dentry, d_parent);
  struct inode *inode = BPF_CORE_READ(dentry, d_inode);
  enum admission how = ADMIT;
  struct scratch *desk;
  struct fact_key tree;

  if (!key_start(&tree, kind | 0x100, word))
    return 0;
  key_add(&tree, BPF_CORE_READ(parent, d_parent, d_inode, i_ino));
  key_add(&tree, (__u64)its->mount);
  key_add(&tree, (__u64)access << 32 | (__u32)more);
  if (kind == EVENT_FILE)
    how = admit(directory, &tree);
  if (how == ADMIT_NOT || !claim(key))
    return 0;
  desk = take_desk(which);
  if (!desk) {
    readmit(how, directory, &tree);
    unclaim(key);
    return 0;
  }
  begin(&desk->event, kind, word, result, key);
  desk->event.a = kind == EVENT_FILE ? (more << 32 | access) : more;
  desk->event.b = (__u64)BPF_CORE_READ(inode, i_mode) << 32 | BPF_CORE_READ(inode, i_rdev);
  desk->event.c = BPF_CORE_READ(inode, i_sb, s_magic);
  desk->event.flags = flags_of(how);
  if (chrooted(task))
    desk->event.flags |= CHROOTED;
  if (!BPF_CORE_READ(dentry, d_hash.pprev) && parent != dentry)
    desk->event.flags |= UNLINKED;
  /* A collapsed directory keeps the name's last part: user space cuts one or two off. */
  put_path(desk, which, dentry, its->mount);
  if (!send(desk)) {
    readmit(how, directory, &tree);
    unclaim(key);
  }
  leave_desk(desk);
  return 0;
}

/*
 * A file that is open, or executed. `more` goes into the event and its key: the request of an
 * ioctl, the mode of a chmod.
 */
static __always_inline int file_fact_at(__u32 which, __u64 file, __u32 access, __u64 call,
                                        __u64 more, long result)
{
  struct fact_key key, directory;
  struct identity its;

  if (!identify((struct file *)file, &its))
    return 0;
  if (!key_start(&directory, call >> 32 & 0xff, (__u32)call))
    return 0;
  key_add(&directory, its.parent);
  key_add(&directory, (__u64)its.mount);
  key_add(&directory, (__u64)its.device << 32 | access);
  key_add(&directory, more << 12 | (__u32)(result < 0 ? -result & 0xfff : 0));
  key = directory;
  key_add(&key, its.name);
  if (known(&key))
    return 0;
  return new_file_fact(which, &its, access, call, more, result, &directory, &key);
}

/* From system calls. */
__noinline int file_fact(__u64 file, __u32 access, __u64 call, __u64 more, long result)
{
  return file_fact_at(DESK_CALL, file, access, call, more, result);
}

#define FILE_CALL(kind, word) ((__u64)(word) | (__u64)(kind) << 32)

static const __u64 text_prime = 0x9fb21c651e98df25ULL;

/* A hash of the first bytes of the desk's text. */
__noinline __u64 text_hash(__u32 length, __u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);
  struct settings *chosen = the_settings();
  __u64 hash;

  if (!desk || !chosen)
    return 0;
  hash = chosen->seed_low ^ length;
  for (__u32 i = 0; i < PATH_SIZE / 8; i++) {
    __u64 bytes;

    if (i * 8 >= length)
      break;
    bytes = desk->text[i];
    if (i * 8 + 8 > length)
      bytes &= (1ULL << (length & 7) * 8) - 1;
    hash = (hash ^ bytes) * text_prime;
    hash ^= hash >> 31;
  }
  return hash;
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

/* What tells a path of user space from others: where it begins, what was done, and what came of it. */
struct asked {
  struct fact_key start;
  struct file *file; /* the directory it begins in, if that is neither root nor working directory */
  bool absolute;
};

static __always_inline bool ask(struct task_struct *task, struct asked *asked, bool absolute,
                                int descriptor, __u64 call, __u64 more, long result)
{
  __u64 inode, device;

  asked->absolute = absolute;
  asked->file = 0;
  if (absolute) {
    inode = task->fs->root.dentry->d_inode->i_ino;
    device = task->fs->root.mnt->mnt_sb->s_dev;
  } else if (descriptor == AT_FDCWD) {
    inode = task->fs->pwd.dentry->d_inode->i_ino;
    device = task->fs->pwd.mnt->mnt_sb->s_dev;
  } else {
    struct file *file = file_of(task, descriptor);

    if (!file)
      return false;
    asked->file = file;
    inode = BPF_CORE_READ(file, f_inode, i_ino);
    device = BPF_CORE_READ(file, f_inode, i_sb, s_dev);
  }
  if (!key_start(&asked->start, call >> 32 & 0xff, (__u32)call))
    return false;
  key_add(&asked->start, inode);
  key_add(&asked->start,
          device << 32 ^ (more << 12 | (__u32)(result < 0 ? -result & 0xfff : 0)));
  return true;
}

/* A path that was not met before; the desk is held and its text is read. */
static __always_inline int new_text_fact(struct scratch *desk, __u32 length, struct asked *asked,
                                         struct fact_key *key, __u64 call, __u64 more, long result)
{
  struct task_struct *task = bpf_get_current_task_btf();
  struct fact_key directory, tree;
  struct file *file = asked->file;
  enum admission how;
  struct path base = {};
  __u32 base_size, up;

  up = parent_length(length, DESK_CALL);
  directory = asked->start;
  key_add(&directory, ~text_hash(up, DESK_CALL));
  up = parent_length(up, DESK_CALL);
  tree = asked->start;
  key_add(&tree, ~text_hash(up, DESK_CALL) ^ 1);
  how = admit(&directory, &tree);
  if (how == ADMIT_NOT || !claim(key))
    return 0;
  begin(&desk->event, call >> 32 & 0xff, call, result, key);
  desk->event.a = more;
  desk->event.flags = flags_of(how);
  if (chrooted(task))
    desk->event.flags |= CHROOTED;
  if (file)
    bpf_core_read(&base, sizeof base, &file->f_path);
  else if (asked->absolute)
    bpf_core_read(&base, sizeof base, &task->fs->root);
  else
    bpf_core_read(&base, sizeof base, &task->fs->pwd);
  base_size = put_path(desk, DESK_CALL, base.dentry, base.mnt);
  if (base_size > PATH_SIZE)
    base_size = PATH_SIZE;
  if (length > PATH_SIZE)
    length = PATH_SIZE;
  bpf_probe_read_kernel(&desk->data[base_size], length, desk->text);
  desk->event.text_size = length;
  if (!send(desk)) {
    readmit(how, &directory, &tree);
    unclaim(key);
  }
  return 0;
}

#define SHORT 8 /* words of a path that most are shorter than */
#define ONES 0x0101010101010101ULL

/*
 * Hashes a text that ends within a few words; 0 when it does not, or cannot be read at once. The
 * terms that find a byte of 0 are those of Hacker's Delight, 6-1.
 */
static __always_inline __u64 short_hash(__u64 user, __u64 seed, char *first)
{
  __u64 words[SHORT], hash = seed;

  if (bpf_probe_read_user(words, sizeof words, (void *)user))
    return 0;
  *first = words[0];
#pragma unroll
  for (int i = 0; i < SHORT; i++) {
    __u64 word = words[i], zeros = (word - ONES) & ~word & ONES << 7;

    if (zeros) {
      word &= (zeros & -zeros) - 1;
      hash = (hash ^ word) * text_prime;
      return (hash ^ hash >> 31) | 1;
    }
    hash = (hash ^ word) * text_prime;
    hash ^= hash >> 31;
  }
  return 0;
}

/* The same, when it was not met before or is long. */
__noinline int text_fact_at_length(__u64 user, int descriptor, __u64 call, __u64 more, long result)
{
  struct scratch *desk = take_desk(DESK_CALL);
  struct settings *chosen = the_settings();
  struct fact_key key;
  struct asked asked;
  char first;
  long length;
  __u64 hash;

  if (!desk)
    return 0;
  length = user ? bpf_probe_read_user_str(desk->text, PATH_SIZE, (void *)user) : 0;
  if (length < 0) {
    count(COUNT_UNREAD);
  } else if (length > 1 && chosen) {
    hash = short_hash(user, chosen->seed_low, &first);
    if (ask(bpf_get_current_task_btf(), &asked, (desk->text[0] & 0xff) == '/', descriptor, call, more, result)) {
      key = asked.start;
      key_add(&key, hash ? hash : text_hash(length, DESK_CALL));
      if (!known(&key))
        new_text_fact(desk, length, &asked, &key, call, more, result);
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
  struct settings *chosen = the_settings();
  struct recent *recent;
  struct asked asked;
  __u32 place;
  __u64 hash;
  char first;

  if (!user || !chosen)
    return;
  hash = short_hash(user, chosen->seed_low, &first);
  if (hash && !first) /* AT_EMPTY_PATH: the file's own fact since its open */
    return;
  if (hash && ask(task, &asked, first == '/', descriptor, call, more, result)) {
    key_add(&asked.start, hash);
    place = asked.start.low & (RECENT - 1);
    recent = bpf_map_lookup_elem(&recent_facts, &place);
    if (recent && recent->key.low == asked.start.low && recent->key.high == asked.start.high) {
      recent->times++;
      return;
    }
  }
  text_fact_at_length(user, descriptor, call, more, result);
}

#endif
