// Walks what is visible from inside a sandbox, from the root down. Each thing found is a record that
// ends with a null byte: its kind (d, f, l, s for a socket, p, c, b), its mode in octal, its inode's
// number, "w" if it may be written and "-" if not, "x" likewise, and its path, with blanks between.
// The last record begins with "." and counts regular files and their bytes, those with several names
// once, and whatever could not be looked into.
//
// Directories that are mounted twice are walked once. The contents of /proc and /sys are no files.
#ifndef RINGFENCE_WALK_H
#define RINGFENCE_WALK_H

#include <linux/fcntl.h>
#include <linux/stat.h>

#include "words.h"

enum { BUFFER = 1 << 16, SEEN = 1 << 18, DEEPEST = 4000, ENTRIES = 1 << 15, MOST_NESTED = 64 };
static char out_buffer[BUFFER];
static ulong out_used;
static struct { ulong device, inode; } seen[SEEN];
static ulong seen_count, files, bytes, unread;
static char walk_path[DEEPEST + 300];
static char entries[MOST_NESTED][ENTRIES] __attribute__((aligned(16)));

static void flush(void) {
  for (ulong at = 0; at < out_used;) {
    long n = call(__NR_write, 1, (long)(out_buffer + at), (long)(out_used - at), 0, 0, 0);
    if (n <= 0) leave(98);
    at += (ulong)n;
  }
  out_used = 0;
}

static void put(char byte) {
  if (out_used == BUFFER) flush();
  out_buffer[out_used++] = byte;
}

static void put_number(ulong value, ulong base) {
  char digits[24];
  ulong n = 0;
  do digits[n++] = (char)('0' + value % base);
  while (value /= base);
  while (n) put(digits[--n]);
  put(' ');
}

// Whether it is the first time; a full table forgets nothing and lets things be walked again.
static int first_time(ulong device, ulong inode) {
  ulong at = (inode * 0x9e3779b97f4a7c15UL ^ device) % SEEN;
  for (ulong step = 0; step < SEEN && seen_count < SEEN / 2; step++, at = (at + 1) % SEEN) {
    if (seen[at].inode == 0) {
      seen[at].device = device;
      seen[at].inode = inode;
      seen_count++;
      return 1;
    }
    if (seen[at].device == device && seen[at].inode == inode) return 0;
  }
  return 1;
}

static char kind_of(ulong mode) {
  switch (mode & S_IFMT) {
    case S_IFDIR: return 'd';
    case S_IFREG: return 'f';
    case S_IFLNK: return 'l';
    case S_IFSOCK: return 's';
    case S_IFIFO: return 'p';
    case S_IFCHR: return 'c';
    default: return 'b';
  }
}

static int may(long how) { return call(__NR_faccessat, AT_FDCWD, (long)walk_path, how, 0, 0, 0) == 0; }

static void record_of(const struct statx *status, char kind) {
  put(kind);
  put(' ');
  put_number(status->stx_mode & 07777, 8);
  put_number(status->stx_ino, 10);
  put(kind != 'l' && may(2) ? 'w' : '-');
  put(' ');
  put(kind == 'f' && may(1) ? 'x' : '-');
  put(' ');
  for (const char *at = walk_path; *at; at++) put(*at);
  put(0);
}

static void walk(ulong length_now, ulong depth);

static void visit(ulong length_now, ulong depth) {
  struct statx status;
  memset(&status, 0, sizeof status);
  if (call(__NR_statx, AT_FDCWD, (long)walk_path, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT,
           STATX_BASIC_STATS, (long)&status, 0) < 0) {
    unread++;
    return;
  }
  char kind = kind_of(status.stx_mode);
  ulong device = (ulong)status.stx_dev_major << 32 | status.stx_dev_minor;
  record_of(&status, kind);
  if (kind == 'f' && first_time(device, status.stx_ino)) {
    files++;
    bytes += status.stx_size;
  }
  if (kind == 'd' && !same(walk_path, "/proc") && !same(walk_path, "/sys") &&
      first_time(device, status.stx_ino))
    walk(length_now, depth + 1);
}

static void walk(ulong length_now, ulong depth) {
  if (depth >= MOST_NESTED || length_now > DEEPEST) {
    unread++;
    return;
  }
  long directory = call(__NR_openat, AT_FDCWD, (long)walk_path,
                        O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0, 0, 0);
  if (directory < 0) {
    unread++;
    return;
  }
  for (;;) {
    char *read = entries[depth];
    long size = call(__NR_getdents64, directory, (long)read, ENTRIES, 0, 0, 0);
    if (size < 0) unread++;
    if (size <= 0) break;
    for (long at = 0; at < size;) {
      const char *name = read + at + 19;
      at += *(unsigned short *)(read + at + 16);
      if (same(name, ".") || same(name, "..")) continue;
      ulong end = length_now;
      if (end > 1) walk_path[end++] = '/';
      while (*name) walk_path[end++] = *name++;
      walk_path[end] = 0;
      visit(end, depth);
      walk_path[length_now] = 0;
    }
  }
  call(__NR_close, directory, 0, 0, 0, 0, 0);
}

static void walk_all(void) {
  walk_path[0] = '/';
  visit(1, 0);
  put('.');
  put(' ');
  put_number(files, 10);
  put_number(bytes, 10);
  put_number(unread, 10);
  put(0);
  flush();
}

#endif
