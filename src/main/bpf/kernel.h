/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * The few kernel structs that the programs read, with only the fields they read. The loader finds
 * where each field really is in the running kernel (CO-RE), so that the build needs no kernel at
 * all and one object runs on every kernel that has the fields.
 */
#ifndef RINGFENCE_KERNEL_H
#define RINGFENCE_KERNEL_H

typedef unsigned char __u8;
typedef signed char __s8;
typedef unsigned short __u16;
typedef short __s16;
typedef unsigned int __u32;
typedef int __s32;
typedef unsigned long long __u64;
typedef long long __s64;
typedef __u16 __be16;
typedef __u32 __be32;
typedef __u32 __wsum;
typedef _Bool bool;
#define true 1
#define false 0

/* Of <linux/bpf.h>, which is the kernel's stable interface. */
enum {
  BPF_MAP_TYPE_HASH = 1,
  BPF_MAP_TYPE_ARRAY = 2,
  BPF_MAP_TYPE_PERCPU_ARRAY = 6,
  BPF_MAP_TYPE_LRU_HASH = 9,
  BPF_MAP_TYPE_LRU_PERCPU_HASH = 10,
  BPF_MAP_TYPE_RINGBUF = 27,
  BPF_MAP_TYPE_TASK_STORAGE = 29,
};
enum { BPF_ANY = 0, BPF_NOEXIST = 1 };
enum { BPF_F_NO_PREALLOC = 1 };
enum { BPF_LOCAL_STORAGE_GET_F_CREATE = 1 };
enum bpf_func_id { BPF_FUNC_find_vma = 180 };

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct qstr {
  __u64 hash_len;
  __u32 len;
  const unsigned char *name;
};
struct file_system_type {
  const char *name;
};
struct super_block {
  __u32 s_dev;
  struct file_system_type *s_type;
  unsigned long s_magic;
};
struct inode {
  __u16 i_mode;
  unsigned long i_ino;
  __u32 i_rdev;
  struct super_block *i_sb;
};
struct hlist_bl_node {
  struct hlist_bl_node **pprev;
};
struct dentry {
  struct dentry *d_parent;
  struct qstr d_name;
  struct inode *d_inode;
  struct hlist_bl_node d_hash;
};
struct vfsmount {
  struct dentry *mnt_root;
  struct super_block *mnt_sb;
};
struct mount {
  struct mount *mnt_parent;
  struct dentry *mnt_mountpoint;
  struct vfsmount mnt;
};
struct path {
  struct vfsmount *mnt;
  struct dentry *dentry;
};
struct in6_addr {
  __u8 in6_u[16];
};
struct sock_common {
  __u16 skc_family;
  __be32 skc_daddr;
  struct in6_addr skc_v6_daddr;
};
struct sock {
  struct sock_common __sk_common;
  __u16 sk_protocol;
};
struct socket {
  short type;
  struct sock *sk;
};
struct file {
  void *private_data;
  __u32 f_mode;
  __u32 f_flags;
  struct inode *f_inode;
  struct path f_path;
};
struct fdtable {
  unsigned int max_fds;
  struct file **fd;
};
struct files_struct {
  struct fdtable *fdt;
};
struct fs_struct {
  struct path root;
  struct path pwd;
};
struct anon_vma;
struct vm_area_struct {
  unsigned long vm_flags;
  unsigned long vm_start;
  struct anon_vma *anon_vma;
  struct file *vm_file;
};
struct mm_struct {
  struct file *exe_file;
  unsigned long arg_start;
  unsigned long arg_end;
};
struct kernfs_node {
  __u64 id;
  const char *name;
};
struct timespec64 {
  __s64 tv_sec;
};
struct cgroup_subsys_state {
  struct cgroup_subsys_state *parent;
};
struct cgroup_root {
  int hierarchy_id;
};
struct cgroup {
  struct cgroup_subsys_state self;
  struct kernfs_node *kn;
  struct cgroup_root *root;
};
struct css_set {
  struct cgroup *dfl_cgrp;
};
struct upid {
  int nr;
};
struct pid {
  unsigned int level;
  struct upid numbers[1];
};
struct pid_namespace {
  struct task_struct *child_reaper;
};
struct nsproxy {
  struct pid_namespace *pid_ns_for_children;
};
struct user_namespace {
  int level;
};
struct seccomp {
  int mode;
};
struct rlimit {
  unsigned long rlim_cur;
  unsigned long rlim_max;
};
struct signal_struct {
  struct rlimit rlim[16];
};
struct cred;
struct bpf_local_storage;
struct linux_binprm {
  struct file *file;
  const char *filename;
  const char *interp;
};
struct kernel_siginfo;
struct filename {
  const char *name;
};
struct io_kiocb {
  __u8 opcode;
};
struct io_open {
  struct filename *filename;
};
#if defined(__TARGET_ARCH_x86)
struct thread_info {
  __u32 status;
};
struct pt_regs {
  unsigned long bp, bx, r10, r9, r8, cx, dx, si, di, orig_ax;
};
#elif defined(__TARGET_ARCH_arm64)
struct thread_info {
  unsigned long flags;
};
struct pt_regs {
  __u64 regs[31];
  __u64 orig_x0;
  __s32 syscallno;
};
#else
#error "no table for this architecture: add its registers here and in arch.h"
#endif
struct task_struct {
  struct thread_info thread_info;
  int pid;
  int tgid;
  struct task_struct *group_leader;
  struct task_struct *real_parent;
  char comm[16];
  struct mm_struct *mm;
  struct fs_struct *fs;
  struct files_struct *files;
  struct nsproxy *nsproxy;
  struct pid *thread_pid;
  struct css_set *cgroups;
  const struct cred *real_cred;
  struct seccomp seccomp;
  struct signal_struct *signal;
  struct bpf_local_storage *bpf_storage;
};

#pragma clang attribute pop

#endif
