// acts NAME [OUTSIDE]: does one thing that an observer has to see, in a process of that name.
// OUTSIDE is the number of a process that does not belong to the service.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <stddef.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/netlink.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <sys/uio.h>
#include <sys/file.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t outside;
static char folder[] = "/tmp/acts.XXXXXX";
static void in_folder(void) { if (mkdtemp(folder)) chdir(folder) /* by its whole path */; }
static void write_to(const char *path, const char *text) {
  int fd = open(path, O_WRONLY);
  if (fd >= 0) { write(fd, text, strlen(text)); close(fd); }
}
static struct sockaddr_in inet(const char *address, int port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  inet_pton(AF_INET, address, &to.sin_addr);
  return to;
}
static struct sockaddr_un unix_name(const char *path) {
  struct sockaddr_un to = {.sun_family = AF_UNIX};
  memcpy(to.sun_path, path, *path ? strlen(path) : 1 + strlen(path + 1));
  return to;
}
static socklen_t unix_size(const char *path) {
  return offsetof(struct sockaddr_un, sun_path) + (*path ? strlen(path) + 1 : 1 + strlen(path + 1));
}

static void files(void) {
  struct stat s;
  in_folder();
  close(open("made", O_CREAT | O_RDWR, 0600));
  stat("/etc/hostname", &s);
  open("/no/such/file", O_RDONLY);
  int fd = open("made", O_RDONLY);
  flock(fd, LOCK_EX);
  chmod("made", 0640);
  chown("made", 1, 1);
  utimes("made", 0);
  rename("made", "moved");
  link("moved", "linked");
  symlink("moved", "soft");
  truncate("moved", 10);
  unlink("linked");
  open("/proc/sys/kernel/hostname/none", O_RDWR | O_CREAT, 0600);
  mkdir("dir", 0700);
  chdir("dir");
  chdir("..");
  rmdir("dir");
  char buffer[4096];
  syscall(SYS_getdents64, open(".", O_RDONLY | O_DIRECTORY), buffer, sizeof buffer);
}
static void bits(void) {
  in_folder();
  close(open("made", O_CREAT | O_WRONLY, 02755));
  close(open("later", O_CREAT | O_WRONLY, 0755));
  chmod("later", 04755);
  mkdir("below", 0755);
  chmod("below", 02755);
}
static void device(void) {
  int fd = open("/dev/zero", O_RDWR);
  ioctl(fd, TCGETS, 0);
  in_folder();
  mknod("node", S_IFCHR | 0600, makedev(300, 70000));
}
static void internet(void) {
  unshare(CLONE_NEWNET);
  system("ip link set lo up");
  int udp = socket(AF_INET, SOCK_DGRAM, 0), other = socket(AF_INET, SOCK_DGRAM, 0);
  int tcp = socket(AF_INET, SOCK_STREAM, 0), to = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int six = socket(AF_INET6, SOCK_STREAM, 0);
  struct sockaddr_in here = inet("127.0.0.1", 5353), there = inet("127.0.0.2", 53), from;
  struct sockaddr_in low = inet("127.0.0.1", 80), closed = inet("127.0.0.1", 1);
  struct sockaddr_in6 any = {.sin6_family = AF_INET6, .sin6_port = htons(8443)};
  socklen_t size = sizeof from;
  char byte = 'x';
  struct iovec part = {&byte, 1};
  struct msghdr message = {.msg_name = &here, .msg_namelen = sizeof here, .msg_iov = &part, .msg_iovlen = 1};
  bind(udp, (void *)&here, sizeof here);
  bind(other, (void *)&there, sizeof there);
  sendto(other, &byte, 1, 0, (void *)&here, sizeof here);
  recvfrom(udp, &byte, 1, 0, (void *)&from, &size);
  sendmsg(other, &message, 0);
  message.msg_name = &from;
  recvmsg(udp, &message, 0);
  bind(tcp, (void *)&low, sizeof low);
  listen(tcp, 1);
  connect(to, (void *)&low, sizeof low);
  accept(tcp, 0, 0);
  connect(socket(AF_INET, SOCK_STREAM, 0), (void *)&closed, sizeof closed);
  bind(six, (void *)&any, sizeof any);
  socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
  socket(AF_PACKET, SOCK_RAW, 0);
}
static void local(void) {
  int pair[2], one = socket(AF_UNIX, SOCK_DGRAM, 0), two = socket(AF_UNIX, SOCK_DGRAM, 0);
  in_folder();
  struct sockaddr_un path = unix_name("/tmp/acts.sock"), hidden = unix_name("\0acts-abstract");
  unlink("/tmp/acts.sock");
  bind(one, (void *)&path, unix_size("/tmp/acts.sock"));
  bind(two, (void *)&hidden, unix_size("\0acts-abstract"));
  sendto(two, "x", 1, 0, (void *)&path, unix_size("/tmp/acts.sock"));
  connect(two, (void *)&path, unix_size("/tmp/acts.sock"));
  socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair);
  unlink("/tmp/acts.sock");
}
static void namespaces(void) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/ns/net", outside);
  setns(open(path, O_RDONLY), CLONE_NEWNET);
  unshare(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWCGROUP);
  unshare(CLONE_NEWPID | CLONE_NEWUSER);
  if (!syscall(SYS_clone, CLONE_NEWUTS | SIGCHLD, 0, 0, 0, 0)) _exit(0);
}
static void memory(void) {
  char *both = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  char *late = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  both[0] = late[0] = 1;
  mprotect(late, 4096, PROT_READ | PROT_EXEC);
  int fd = open("/etc/hostname", O_RDONLY);
  mprotect(mmap(0, 4096, PROT_READ, MAP_PRIVATE, fd, 0), 4096, PROT_READ | PROT_EXEC);
  int id = shmget(IPC_PRIVATE, 4096, 0600);
  shmat(id, 0, SHM_EXEC);
  shmctl(id, IPC_RMID, 0);
}
static void scheduling(void) {
  struct sched_param priority = {1};
  sched_setscheduler(0, SCHED_RR, &priority);
  setpriority(PRIO_PROCESS, 0, -3);
  personality(ADDR_NO_RANDOMIZE);
}
static void limits(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_STACK, &limit);
  limit.rlim_cur = 64 << 20;
  setrlimit(RLIMIT_STACK, &limit);
  getrlimit(RLIMIT_CORE, &limit);
  limit.rlim_cur = 0;
  setrlimit(RLIMIT_CORE, &limit); // lowered: no fact
}
static void kernel(void) {
  struct timespec never = {0, -1};
  struct timex adjustment = {.modes = ADJ_OFFSET | 0x8000, .offset = 0};
  syscall(SYS_clock_settime, CLOCK_REALTIME, &never);
  clock_adjtime(77, &adjustment);
  syscall(SYS_delete_module, "acts-no-such-module", 0);
  syscall(SYS_syslog, 10, 0, 0);
  syscall(SYS_bpf, 11 /* BPF_PROG_GET_NEXT_ID */, 0, 0);
  syscall(SYS_keyctl, 0, -3, 0);
  syscall(SYS_add_key, "user", "acts", "x", 1, -2);
  unshare(CLONE_NEWUTS | CLONE_NEWNET | CLONE_NEWNS);
  sethostname("acts", 4);
  write_to("/proc/sys/net/ipv4/ip_forward", "0");
  write_to("/sys/fs/cgroup/acts-none/cgroup.procs", "0");
}
static void mounts(void) {
  unshare(CLONE_NEWNS);
  in_folder();
  mount("none", "/", 0, MS_REC | MS_PRIVATE, 0);
  mount("tmpfs", folder, "tmpfs", 0, 0);
  mount("cgroup", folder, "cgroup2", 0, 0);
  umount(folder);
  umount(folder);
  mount(folder, folder, "ignored", MS_BIND, 0);
  umount(folder);
  int type = syscall(SYS_fsopen, "securityfs", 0);
  syscall(SYS_fsconfig, type, 6 /* FSCONFIG_CMD_CREATE */, 0, 0, 0);
  int made = syscall(SYS_fsmount, type, 0, 0);
  syscall(SYS_move_mount, made, "", AT_FDCWD, folder, 4 /* MOVE_MOUNT_F_EMPTY_PATH */);
  close(made);
  umount(folder);
  chroot("/tmp");
}
static void groups(void) {
  gid_t some[] = {7, 8};
  setgroups(2, some);
  setresgid(9, 9, 9);
  setresuid(10, 10, 10);
  setuid(0);
}
static void others(void) {
  char path[64], byte;
  struct iovec here = {&byte, 1}, there = {(void *)1, 1};
  snprintf(path, sizeof path, "/proc/%d/status", outside);
  close(open(path, O_RDONLY));
  close(open("/proc/self/status", O_RDONLY));
  kill(outside, SIGCONT);
  kill(outside, 0);
  process_vm_readv(outside, &here, 1, &there, 1, 0);
  ptrace(PTRACE_SEIZE, outside, 0, 0);
  ptrace(PTRACE_DETACH, outside, 0, 0);
}
static void child(void) {
  in_folder();
  int fd = open("script", O_CREAT | O_WRONLY | O_CLOEXEC, 0700);
  write(fd, "#!/bin/sh\n/bin/true\n", 20);
  close(fd);
  if (!fork()) { execl("./script", "script", NULL); _exit(1); }
  if (!fork()) { execl("/no/program", "program", NULL); _exit(1); }
  while (wait(0) > 0);
}
static void spared(void) {
  int size = 1 << 20, fd = socket(AF_UNIX, SOCK_DGRAM, 0);
  in_folder();
  close(open(folder, O_TMPFILE | O_RDWR, 0600));
  setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size);
}
static void compat(void) {
#if defined(__x86_64__)
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory");
  syscall(0x40000000 | SYS_getpid); // x32
  syscall(0x40000000 | 520, 0, 0, 0); // x32's own execve
  syscall(-1);
#endif
}
static const struct { const char *name; void (*act)(void); } acts[] = {
  {"files", files}, {"bits", bits}, {"device", device}, {"internet", internet}, {"local", local},
  {"namespaces", namespaces}, {"memory", memory}, {"scheduling", scheduling}, {"limits", limits},
  {"kernel", kernel}, {"mounts", mounts}, {"groups", groups}, {"others", others}, {"child", child},
  {"compat", compat}, {"spared", spared},
};
int main(int n, char **a) {
  outside = n > 2 ? atoi(a[2]) : 0;
  prctl(PR_SET_NAME, a[1]);
  if (!strcmp(a[1], "list")) for (unsigned i = 0; i < sizeof acts / sizeof *acts; i++) puts(acts[i].name);
  for (unsigned i = 0; i < sizeof acts / sizeof *acts; i++)
    if (!strcmp(a[1], acts[i].name)) { acts[i].act(); return 0; }
  return 2;
}
