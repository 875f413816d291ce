/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What goes between the programs and user space; dev.ringfence.observe.live.RawEvent reads the same layout. */
#ifndef RINGFENCE_EVENTS_H
#define RINGFENCE_EVENTS_H

#include "kernel.h"

#define PATH_SIZE 4096
#define NO_ARGUMENT 0xff
#define CALLS 512 /* system call numbers, of each calling convention */

/* What to do with a call when it returns; user space fills a table of these, see CallTable.java. */
enum operation {
  OP_NONE,
  OP_OPEN,       /* returns a file descriptor; a: directory, b: path, c: flags */
  OP_PATH,       /* a: directory, b: path, c: a number that belongs to it, masked by mask_a */
  OP_PATHS,      /* a, b: first directory and path; c, d: second */
  OP_DESCRIPTOR, /* a: file descriptor, mask_a: access bits; c: number, masked by mask_b */
  OP_ADDRESS,    /* a: socket address, b: its length */
  OP_MESSAGE,    /* a: struct msghdr; mask_a: 1 if it is the first of a vector */
  OP_NUMBERS,    /* a, b, c: numbers, the first two masked */
  OP_MAP,        /* mmap */
  OP_PROTECT,    /* mprotect */
  OP_IOCTL,
  OP_FIELD,      /* a: struct of user space, d: offset of a number in it, c: another number */
  OP_SOCKETCALL, /* i386: a number and a vector of arguments */
  OP_LIMIT,      /* a: resource, b: struct rlimit, mask_a: size of one of its numbers */
  OP_LOCK,       /* fcntl: like OP_DESCRIPTOR for its locking commands, else nothing */
  OP_GROUPS,     /* a: how many, b: list; mask_a: size of one */
  OP_ACCEPT,     /* returns a socket that another end connected to */
  OP_NODE,       /* like OP_PATH, with the device at d above the 16 bits of the mode at c */
  OP_MOUNT,      /* a: target; b: type as text, unless c has one of mask_a: none is mounted then */
  OP_ATTACH,     /* a: descriptor of a mount; b, c: directory and path of the target */
};

enum descriptor_flags {
  ENDS_TASK = 1,    /* never returns: counted when the task ends */
  ONLY_NONZERO = 2, /* OP_NUMBERS: no fact when the first number is 0 after its mask */
  ONLY_DONE = 4,    /* no fact when it failed */
  ONLY_FAILED = 8,  /* no fact when it did not: execve leaves no arguments to read */
  PARENT_ONLY = 16, /* nothing where it returned 0: that is the child's end of the call */
  RECEIVES = 32,    /* OP_ADDRESS, OP_MESSAGE: who sent it; the length is behind a pointer */
  TELLS_WHAT = 64,  /* d: the argument that says what a capability was asked for */
};

struct descriptor {
  __u8 operation;
  __u8 flags;
  __u8 a, b, c, d;
  __u16 unused;
  __u64 mask_a;
  __u64 mask_b;
};

enum kind {
  EVENT_SYSCALL = 1, /* flags: DENIED; error: of a failure not met before */
  EVENT_FILE,        /* a: access bits, b: mode and device of the inode, c: magic of its file system */
  EVENT_PATH,        /* base and text; a: number that belongs to it, b: 0 or 1, which of two paths */
  EVENT_NUMBERS,     /* a, b, c */
  EVENT_ADDRESS,     /* text: the socket address; flags: WHOLE for any address, TREE for any port */
  EVENT_STAGE,       /* a: its number; text: the file, and the arguments, each with its NUL */
  EVENT_GROUP,       /* a: its number, b: stage; text: name of the process */
  EVENT_SCRIPT,      /* base: none; text: the script that was executed */
  EVENT_CAPABILITY,  /* a: which, b: see TELLS_WHAT, c: level of the user namespace; text: kernel stack */
  EVENT_URING,       /* a: opcode; text: path of an open */
  EVENT_SIGNAL,      /* a: which, b: process, text: its name */
  EVENT_MEMORY,      /* a: protection, b: flags; base: the mapped file */
  EVENT_IOCTL,       /* a: request, b: mode and device of the inode; base: path */
  EVENT_TOLD,        /* somebody outside sent the signal a; b: 1 if that was the service manager */
  EVENT_EMPTY,       /* the last process of the service's control group is gone */
  EVENT_FILTERED,    /* a task of the service is under a seccomp filter: once a process */
  EVENT_ROOT,        /* base: where the root directory of user space's own process is */
};

enum event_flags {
  DENIED = 1,   /* a seccomp filter answered */
  WHOLE = 2,    /* base or text is a directory with more names than are kept */
  TREE = 4,     /* the same, with all directories below it */
  CHROOTED = 8, /* the process has a root directory of its own; paths are beyond it */
  UNLINKED = 16,
};

enum access {
  ACCESS_READ = 1,
  ACCESS_WRITE = 2,
  ACCESS_CREATED = 4,
  ACCESS_EXECUTE = 8,
  ACCESS_MAP_EXECUTABLE = 16,
  ACCESS_PATH_ONLY = 32,
  ACCESS_LIST = 64,
  ACCESS_LOCK = 128,
  ACCESS_CHMOD = 256,
  ACCESS_CHOWN = 512,
  ACCESS_ATTRIBUTES = 1024,
  ACCESS_ENTER = 2048,
  ACCESS_STAT = 4096,
};

struct fact_key {
  __u64 high;
  __u64 low;
};

struct event {
  __u64 time;          /* CLOCK_BOOTTIME, ns */
  struct fact_key key; /* its count is in the map `sent` under this */
  __u64 a, b, c;
  __u32 kind;
  __u32 process;    /* as the outermost PID namespace numbers it */
  __u32 inner;      /* as its own does */
  __s32 error;      /* 0, or the errno */
  __u16 call;       /* number of the system call */
  __u8 abi;
  __u8 group;       /* stage and process name, see EVENT_GROUP */
  __u16 flags;
  __u16 base_size;  /* bytes of the resolved path, with NUL, first in data */
  __u16 text_size;  /* bytes of what user space gave, next in data */
  __u16 unused[3]; /* 80 bytes; the base and the text follow */

};

/* One a CPU, group, calling convention and number: what the steady state touches. */
struct call_row {
  __u64 count;
  __u8 sent;
  __u8 errors[7]; /* failures known already; more than these go to the map `sent` each time */
};

#define LIMIT_RAISED_SOFT 0x100 /* in `a` of OP_LIMIT's event: above what the stage began with */
#define LIMIT_RAISED_HARD 0x200

struct settings {
  __u64 seed_high, seed_low; /* so that no service can make two facts look like one */
  __u32 names;               /* names below one directory before it is sent as a whole */
  __u32 groups;              /* how many fit into call_rows */
  __u32 watch;               /* sys_enter is attached for the nth time; 0 while it is not */
  __u32 returns[2];          /* rt_sigreturn, native and 32-bit */
  __u32 unused;
};

enum counter {
  COUNT_SENT,
  COUNT_DROPPED,  /* the ring was full; the fact is sent when it happens again */
  COUNT_BUSY,     /* another program of this CPU held the buffer; likewise */
  COUNT_UNREAD,   /* memory of the process could not be read */
  COUNT_CUT,      /* a path was too long, or too deep */
  COUNT_STATELESS, /* no memory for a task's state: the task is not seen */
  COUNT_SETUP,    /* calls of the service manager's own, not counted */
  COUNTERS = 16,
};

#endif
