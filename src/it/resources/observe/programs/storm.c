// storm files|directories|forks|threads FOLDER: makes 100,000 files of unique names in one folder,
// or 100,000 folders with a file each, or forks 10,000 times, or opens files from 1,000 threads.
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
static const char *folder;
static void file(const char *name) {
  int fd = open(name, O_CREAT | O_WRONLY, 0600);
  if (fd < 0) { perror(name); exit(2); }
  close(fd);
  unlink(name);
}
static void *opener(void *number) {
  char name[256];
  for (int i = 0; i < 20; i++) {
    snprintf(name, sizeof name, "%s/t%ld-%d", folder, (long)number, i);
    file(name);
  }
  return 0;
}
int main(int n, char **a) {
  char name[256];
  if (n < 3) return 2;
  folder = a[2];
  if (!strcmp(a[1], "files"))
    for (int i = 0; i < 100000; i++) {
      snprintf(name, sizeof name, "%s/f%d", folder, i);
      file(name);
    }
  if (!strcmp(a[1], "directories"))
    for (int i = 0; i < 100000; i++) {
      snprintf(name, sizeof name, "%s/d%d", folder, i);
      mkdir(name, 0700);
      snprintf(name, sizeof name, "%s/d%d/f", folder, i);
      file(name);
      snprintf(name, sizeof name, "%s/d%d", folder, i);
      rmdir(name);
    }
  if (!strcmp(a[1], "forks"))
    for (int i = 0; i < 10000; i++) {
      if (!fork()) _exit(0);
      wait(0);
    }
  if (!strcmp(a[1], "threads")) {
    pthread_t all[1000];
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 65536);
    for (long i = 0; i < 1000; i++)
      if (pthread_create(&all[i], &small, opener, (void *)i)) return 3;
    for (int i = 0; i < 1000; i++) pthread_join(all[i], 0);
  }
  return 0;
}
