// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
// Programs that do nothing: what every observer of system calls costs at the least.
#define SEC(name) __attribute__((section(name), used))
char LICENSE[] SEC("license") = "Dual BSD/GPL";
SEC("tp_btf/sys_enter") int sys_enter(void *context) { return 0; }
SEC("tp_btf/sys_exit") int sys_exit(void *context) { return 0; }
