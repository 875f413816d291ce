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

static __always_inline __u64 argument(struct pt_regs *regs, enum abi abi, __u8 index)
{
  if (abi == ABI_COMPAT)
    switch (index) {
    case 0: return (__u32)regs->bx;
    case 1: return (__u32)regs->cx;
    case 2: return (__u32)regs->dx;
    case 3: return (__u32)regs->si;
    case 4: return (__u32)regs->di;
    case 5: return (__u32)regs->bp;
    default: return 0;
    }
  switch (index) {
  case 0: return regs->di;
  case 1: return regs->si;
  case 2: return regs->dx;
  case 3: return regs->r10;
  case 4: return regs->r8;
  case 5: return regs->r9;
  default: return 0;
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

static __always_inline __u64 argument(struct pt_regs *regs, enum abi abi, __u8 index)
{
  __u64 value;

  switch (index) {
  case 0: value = regs->orig_x0; break; /* x0 holds the result by the time we look */
  case 1: value = regs->regs[1]; break;
  case 2: value = regs->regs[2]; break;
  case 3: value = regs->regs[3]; break;
  case 4: value = regs->regs[4]; break;
  case 5: value = regs->regs[5]; break;
  default: return 0;
  }
  return abi == ABI_COMPAT ? (__u32)value : value;
}

#endif
#endif
