// unique FOLDER SECONDS RATE: makes and removes files of ever new names, so many a second: in one
// folder, in folders of ever new names, and below those.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
static void file(const char *name) {
  int fd = open(name, O_CREAT | O_WRONLY, 0600);
  if (fd < 0) { perror(name); exit(2); }
  close(fd);
  unlink(name);
}
int main(int n, char **a) {
  if (n < 4) return 2;
  char name[4096], folder[4096];
  long rate = atol(a[3]);
  time_t end = time(0) + atol(a[2]);
  struct timespec pause = {0, 10000000};
  for (long i = 0; time(0) < end;) {
    for (long k = 0; k < rate / 100; k++, i++) {
      if (i % 4 == 0) {
        snprintf(folder, sizeof folder, "%s/d%ld", a[1], i);
        mkdir(folder, 0700);
        snprintf(name, sizeof name, "%s/d%ld/f%ld", a[1], i, i);
        file(name);
        rmdir(folder);
      } else {
        snprintf(name, sizeof name, "%s/f%ld", a[1], i);
        file(name);
      }
    }
    nanosleep(&pause, 0);
  }
  return 0;
}
