// A 32-bit program without a C library: `int 0x80`, socketcall and mmap2.
static long call(long n, long a, long b, long c) {
  long r;
  __asm__ volatile("int $0x80" : "=a"(r) : "a"(n), "b"(a), "c"(b), "d"(c) : "memory");
  return r;
}
void _start(void) {
  unsigned long sock[3] = {2, 1, 0};
  struct { unsigned short family, port; unsigned addr; char pad[8]; } to = {2, 0x0100, 0x0100007f, {0}};
  long fd = call(5, (long)"/etc/hostname", 0, 0); /* open */
  char buffer[64];
  call(3, fd, (long)buffer, 64);                 /* read */
  call(6, fd, 0, 0);                             /* close */
  call(5, (long)"/nonexistent32", 0, 0);
  fd = call(102, 1, (long)sock, 0);              /* socketcall: socket */
  {
    unsigned long connect[3] = {fd, (unsigned long)&to, 16};
    call(102, 3, (long)connect, 0);
  }
  call(199, 0, 0, 0);                            /* getuid32 */
  call(1, 0, 0, 0);                              /* exit */
}
