// Memory that is writable and executable, and memory that is made executable after it was written.
#include <string.h>
#include <sys/mman.h>
int main(void) {
  char *both = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  char *later = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  memset(later, 0xc3, 16);
  mprotect(later, 4096, PROT_READ | PROT_EXEC);
  return both == MAP_FAILED;
}
