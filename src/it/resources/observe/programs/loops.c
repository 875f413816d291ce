// Waits for the end of its input, then prints nanoseconds of the best batch of getppid, open and close, and stat.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e9 + t.tv_nsec; }
int main(int n, char **a) {
  long ms = n > 1 ? atol(a[1]) : 300; struct stat s;
  while (getchar() != EOF);
  for (int k = 0; k < 3; k++) {
    double best = 1e18;
    double end = now() + ms * 1e6; 
    while (now() < end) {
      int m = k == 0 ? 20000 : 4000; double t = now();
      for (int i = 0; i < m; i++) {
        if (k == 0) syscall(SYS_getppid);
        else if (k == 1) close(open("/etc/hostname", O_RDONLY));
        else stat("/etc/hostname", &s);
      }
      t = (now() - t) / m; if (t < best) best = t;
    }
    printf("%s%.1f", k ? " " : "", best);
  }
  puts(""); return 0;
}
