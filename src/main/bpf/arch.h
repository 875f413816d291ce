/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Where each architecture keeps the number and the arguments of a system call, see syscall(2). */
#ifndef RINGFENCE_ARCH_H
#define RINGFENCE_ARCH_H

#include "kernel.h"

/* The calling conventions, as indexes of the tables that user space fills. */
enum abi { ABI_NATIVE, ABI_COMPAT, ABI_X32 };

#if defined(__TARGET_ARCH_x86)

#define TS_COMPAT 0x2 /* arch/x86/include/asm/thread_info.h: inside a 32-bit call, int 0x80 too */
#define X32_BIT 0x40000000

static __always_inline enum abi abi_of(struct task_struct *task, long number)
{
  if (task->thread_info.status & TS_COMPAT)
    return ABI_COMPAT;
  /* The number is -1 when the kernel forbids to restart it, as after a signal handler. */
  return number > 0 && number & X32_BIT ? ABI_X32 : ABI_NATIVE;
}

static __always_inline long call_number(struct pt_regs *regs)
{
  return regs->orig_ax;
}

static __always_inline void read_arguments(struct pt_regs *regs, enum abi abi, __u64 *arguments)
{
  if (abi == ABI_COMPAT) {
    arguments[0] = (__u32)regs->bx;
    arguments[1] = (__u32)regs->cx;
    arguments[2] = (__u32)regs->dx;
    arguments[3] = (__u32)regs->si;
    arguments[4] = (__u32)regs->di;
    arguments[5] = (__u32)regs->bp;
  } else {
    arguments[0] = regs->di;
    arguments[1] = regs->si;
    arguments[2] = regs->dx;
    arguments[3] = regs->r10;
    arguments[4] = regs->r8;
    arguments[5] = regs->r9;
  }
}

#elif defined(__TARGET_ARCH_arm64)

#define TIF_32BIT (1UL << 22) /* arch/arm64/include/asm/thread_info.h */
#define X32_BIT 0

static __always_inline enum abi abi_of(struct task_struct *task, long number)
{
  return task->thread_info.flags & TIF_32BIT ? ABI_COMPAT : ABI_NATIVE;
}

static __always_inline long call_number(struct pt_regs *regs)
{
  return regs->syscallno;
}

static __always_inline void read_arguments(struct pt_regs *regs, enum abi abi, __u64 *arguments)
{
  __u64 mask = abi == ABI_COMPAT ? (__u32)-1 : (__u64)-1;

  arguments[0] = regs->orig_x0 & mask; /* x0 holds the result by the time we look */
  arguments[1] = regs->regs[1] & mask;
  arguments[2] = regs->regs[2] & mask;
  arguments[3] = regs->regs[3] & mask;
  arguments[4] = regs->regs[4] & mask;
  arguments[5] = regs->regs[5] & mask;
}

#endif
#endif
