// The words of a script, turned into arguments of system calls.
#ifndef RINGFENCE_WORDS_H
#define RINGFENCE_WORDS_H

#include "kernel.h"

enum { SCRATCH = 1 << 15 };
static char scratch[SCRATCH] __attribute__((aligned(16)));
static ulong scratch_used;

// Zeroed memory of a child of its own, which ends before it is used up.
static char *room(ulong bytes) {
  bytes = (bytes + 15) & ~15UL;
  if (bytes > SCRATCH - scratch_used) leave(99);
  char *at = scratch + scratch_used;
  scratch_used += bytes;
  return at;
}

static int same(const char *a, const char *b) {
  while (*a && *a == *b) a++, b++;
  return *a == *b;
}

// What follows PREFIX, or null.
static const char *after(const char *text, const char *prefix) {
  while (*prefix)
    if (*text++ != *prefix++) return 0;
  return text;
}

static ulong length(const char *text) {
  ulong n = 0;
  while (text[n]) n++;
  return n;
}

// A number, decimal or with 0x, and where it ends.
static long number(const char *text, const char **end) {
  int negative = *text == '-';
  text += negative;
  int base = text[0] == '0' && text[1] == 'x' ? 16 : 10;
  if (base == 16) text += 2;
  long value = 0;
  for (;; text++) {
    int digit = *text >= '0' && *text <= '9'   ? *text - '0'
                : *text >= 'a' && *text <= 'f' ? *text - 'a' + 10
                                               : 99;
    if (digit >= base) break;
    value = value * base + digit;
  }
  if (end) *end = text;
  return negative ? -value : value;
}

// "127.0.0.1:80" as a struct sockaddr_in.
static char *inet_address(const char *text) {
  char *at = room(16);
  at[0] = 2;  // AF_INET
  for (int i = 4; i < 8; i++) {
    at[i] = (char)number(text, &text);
    text++;
  }
  long port = number(text, 0);
  at[2] = (char)(port >> 8);
  at[3] = (char)port;
  return at;
}

// A path, or a name of the abstract kind after @, as a struct sockaddr_un.
static char *unix_address(const char *text) {
  char *at = room(110);
  at[0] = 1;  // AF_UNIX
  for (ulong i = 0; i < 107 && text[i]; i++) at[2 + i] = text[i];
  if (at[2] == '@') at[2] = 0;
  return at;
}

// One argument: a number, $ for what the step before returned, or a pointer to what is spelt out:
// s:TEXT, i:NUMBER,... (32 bits each), l:NUMBER,... (64 bits each), b:BYTES (zeroes), inet:, unix:.
static long argument(const char *word, long previous) {
  const char *rest;
  if (same(word, "$")) return previous;
  if ((rest = after(word, "s:"))) return (long)rest;
  if ((rest = after(word, "b:"))) return (long)room((ulong)number(rest, 0));
  if ((rest = after(word, "inet:"))) return (long)inet_address(rest);
  if ((rest = after(word, "unix:"))) return (long)unix_address(rest);
  int wide = word[0] == 'l';
  if ((wide || word[0] == 'i') && word[1] == ':') {
    rest = word + 1;
    char *at = room(8 * (length(word) / 2 + 1)), *next = at;
    do {
      long value = number(rest + 1, &rest);
      memcpy(next, &value, wide ? 8 : 4);
      next += wide ? 8 : 4;
    } while (*rest == ',');
    return (long)at;
  }
  return number(word, 0);
}

#endif
