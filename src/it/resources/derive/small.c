// Small programs in one, told apart by their names: what each needs is in SmallProgramsIT.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/klog.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

static void need(int good) {
  if (!good) {
    perror("small");
    exit(1);
  }
}

static void list(const char *path) {
  DIR *directory = opendir(path);
  need(directory != NULL);
  while (readdir(directory)) continue;
  closedir(directory);
}

static void look(const char *path, int flags) {
  char byte;
  int file = open(path, flags);
  need(file >= 0);
  if (flags == O_RDONLY) need(read(file, &byte, 1) >= 0);
  close(file);
}

static struct sockaddr_in address(const char *text, int port) {
  struct sockaddr_in it = {.sin_family = AF_INET, .sin_port = htons(port)};
  it.sin_addr.s_addr = inet_addr(text);
  return it;
}

static void schedule(int policy, int priority) {
  struct sched_param parameter = {.sched_priority = priority};
  need(sched_setscheduler(0, policy, &parameter) == 0);
}

int main(int count, char **words) {
  const char *name = strrchr(words[0], '/') ? strrchr(words[0], '/') + 1 : words[0];
  const char *place = count > 1 ? words[1] : "";
#define IS(text) (strcmp(name, text) == 0)
  if (IS("s-null")) {
    look("/dev/null", O_WRONLY);
  } else if (IS("s-listdev")) {
    list("/dev");
  } else if (IS("s-cpuinfo")) {
    look("/proc/cpuinfo", O_RDONLY);
  } else if (IS("s-proc1")) {
    list("/proc/1");
  } else if (IS("s-kallsyms")) {
    look("/proc/kallsyms", O_RDONLY);
  } else if (IS("s-klog")) {
    klogctl(3, (char[8]){0}, 8);
  } else if (IS("s-netlink")) {
    need(socket(AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG) >= 0);
    need(socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
  } else if (IS("s-wx")) {
    need(mmap(0, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
  } else if (IS("s-w")) {
    need(mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
  } else if (IS("s-rr")) {
    schedule(SCHED_RR, 1);
  } else if (IS("s-idle")) {
    schedule(SCHED_IDLE, 0);
  } else if (IS("s-bind")) {
    struct sockaddr_in to = address("127.0.0.1", 1234);
    int one = 1, it = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(it, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    need(bind(it, (void *)&to, sizeof to) == 0);
  } else if (IS("s-packet")) {
    need(socket(AF_PACKET, SOCK_RAW, 0) >= 0);
  } else if (IS("s-fifo")) {
    need(mkfifo("/tmp/ringfence-small-fifo", 0600) == 0);
    unlink("/tmp/ringfence-small-fifo");
  } else if (IS("s-block")) {
    need(mknod("/tmp/ringfence-small-disk", S_IFBLK | 0600, makedev(240, 77)) == 0);
    unlink("/tmp/ringfence-small-disk");
  } else if (IS("s-truncate")) {
    need(truncate(place, 0) == 0);
  } else if (IS("s-chmod")) {
    need(chmod(place, 0600) == 0);
  } else if (IS("s-unlink")) {
    need(unlink(place) == 0);
  } else if (IS("s-symlink")) {
    need(symlink("nowhere", place) == 0);
  } else if (IS("s-rename")) {
    char other[4096];
    snprintf(other, sizeof other, "%s-renamed", place);
    need(rename(place, other) == 0);
  } else if (IS("s-statroot")) {
    struct stat status;
    need(stat(place, &status) == 0);
  } else if (IS("s-sendmsg")) {
    struct sockaddr_in to = address("127.0.0.9", 53);
    struct iovec part = {"x", 1};
    struct msghdr message = {
        .msg_name = &to, .msg_namelen = sizeof to, .msg_iov = &part, .msg_iovlen = 1};
    need(sendmsg(socket(AF_INET, SOCK_DGRAM, 0), &message, 0) == 1);
  } else if (IS("s-ptrace")) {
    pid_t child = fork();
    if (child == 0) {
      pause();
      _exit(0);
    }
    need(ptrace(PTRACE_SEIZE, child, 0, 0) == 0);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
  }
  return 0;
}
