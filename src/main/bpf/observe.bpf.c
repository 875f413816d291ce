// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Watches the tasks of one service and sends each distinct thing that they do once. Only BTF
 * tracepoints: they load under lockdown and without kprobes. Arguments are read when a call
 * returns: by then the strings of user space are in memory, and the registers still hold.
 */
#include "kernel.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_tracing.h>
#include "arch.h"
#include "facts.h"
#include "stages.h"
#include "calls.h"
#include "tasks.h"
#include "checks.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";
