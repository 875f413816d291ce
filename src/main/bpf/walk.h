/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Paths as the kernel knows them: from a dentry up to the root. */
#ifndef RINGFENCE_WALK_H
#define RINGFENCE_WALK_H

#include "emit.h"

#define MOST_STEPS 96 /* of a path: components and mounts on its way */

enum step { STEP_DONE, STEP_ON, STEP_CUT };

/*
 * One step of a walk: a component, or the mount that it leads to. All that is known of the walk is
 * in the desk, and the step is a function of its own, so that the verifier looks at it once: one
 * loop with everything in it is more than Linux 6.1 is ready to follow.
 */
__noinline int step(__u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);
  struct dentry *dentry;
  struct mount *mount;
  __u32 length, at;

  if (!desk)
    return STEP_CUT;
  dentry = desk->dentry;
  mount = desk->mount;
  bpf_core_read(&desk->root, sizeof desk->root, &mount->mnt.mnt_root);
  bpf_core_read(&desk->parent, sizeof desk->parent, &dentry->d_parent);
  if (dentry == desk->root || dentry == desk->parent) {
    bpf_core_read(&desk->above, sizeof desk->above, &mount->mnt_parent);
    if (desk->above == mount || dentry != desk->root) /* the root of all, or a pipe, a socket, ... */
      return STEP_DONE;
    bpf_core_read(&desk->dentry, sizeof desk->dentry, &mount->mnt_mountpoint);
    desk->mount = desk->above;
    return STEP_ON;
  }
  bpf_core_read(&desk->length, sizeof desk->length, &dentry->d_name.len);
  bpf_core_read(&desk->name, sizeof desk->name, &dentry->d_name.name);
  length = masked(desk->length, 255);
  if (desk->at < length + 1)
    return STEP_CUT;
  at = masked(desk->at - length - 1, PATH_SIZE - 1);
  desk->walk[at] = '/';
  bpf_probe_read_kernel(&desk->walk[at + 1], length, desk->name);
  desk->at = at;
  desk->dentry = desk->parent;
  return STEP_ON;
}

/*
 * Writes the path of the desk's dentry in its mount to the desk's walk buffer, up to the root of the
 * mount namespace. Not up to the process's root: that of a chrooted process would lie about where
 * the file is.
 */
__noinline int walk(__u32 which)
{
  struct scratch *desk = bpf_map_lookup_elem(&desks, &which);
  int next = STEP_ON;

  if (!desk)
    return 0;
  desk->at = PATH_SIZE - 1;
  desk->walk[PATH_SIZE - 1] = 0;
  for (int i = 0; i < MOST_STEPS; i++) {
    next = step(which);
    if (next != STEP_ON)
      break;
  }
  if (next != STEP_DONE)
    count(COUNT_CUT);
  if (desk->at == PATH_SIZE - 1) {
    desk->at = PATH_SIZE - 2;
    desk->walk[PATH_SIZE - 2] = '/';
  }
  return 0;
}

/* Puts the path into the event's data; returns its size. */
static __always_inline __u32 put_path(struct scratch *desk, __u32 which, struct dentry *dentry,
                                      struct vfsmount *mount)
{
  __u32 at, size;

  desk->dentry = dentry;
  desk->mount = (void *)mount - bpf_core_field_offset(struct mount, mnt);
  walk(which);
  at = masked(desk->at, PATH_SIZE - 1);
  size = PATH_SIZE - at;
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

/* Puts the first bytes of the desk's text behind the path. */
static __always_inline void put_text(struct scratch *desk, __u32 base, __u32 size)
{
  if (base > PATH_SIZE)
    base = PATH_SIZE;
  if (size > PATH_SIZE)
    size = PATH_SIZE;
  bpf_probe_read_kernel(&desk->data[base], size, desk->text);
  desk->event.text_size = size;
}

/* Whether the process's root is not that of its mount namespace. */
static __always_inline bool chrooted(struct task_struct *task)
{
  return task->fs->root.dentry != task->fs->root.mnt->mnt_root;
}

#endif
