// Attempts what a sandbox forbids, inside that sandbox, and tells what the kernel answered.
//
// Standard input is a script with a line for each attempt: its number, then steps, with tabs
// between. A step is a system call by number, or one of the verbs below, and its arguments, with
// blanks between. An attempt ends with the first step that fails. Standard output gets a line for
// each: the number, a tab, and what the last step returned (an errno is negative), or "!" and the
// signal that ended it. Each attempt is a process of its own, because a filter may kill it.
//
// The script "walk" alone lists what is visible instead, see walk.h.
//
// What to attempt, and what an answer means, is known by the program that writes the script.
#include <linux/fcntl.h>
#include <linux/stat.h>

#include "walk.h"
#include "words.h"

enum { SCRIPT = 1 << 16, MOST_WORDS = 12 };
static char script[SCRIPT];
static char **environment;

static void say(const char *number_text, const char *mark, long value) {
  char line[64], digits[24];
  ulong at = 0, n = 0;
  ulong rest = value < 0 ? -(ulong)value : (ulong)value;
  while (*number_text && at < 20) line[at++] = *number_text++;
  line[at++] = '\t';
  while (*mark) line[at++] = *mark++;
  if (value < 0) line[at++] = '-';
  do digits[n++] = (char)('0' + rest % 10);
  while (rest /= 10);
  while (n) line[at++] = digits[--n];
  line[at++] = '\n';
  call(__NR_write, 1, (long)line, (long)at, 0, 0, 0);
}

// Whether a path leads to something that may be looked at: what systemd hides has no permissions.
static long visible(const char *path) {
  struct statx *status = (struct statx *)room(sizeof *status);
  long result = call(__NR_statx, AT_FDCWD, (long)path, 0, STATX_MODE, (long)status, 0);
  return result < 0 ? result : (status->stx_mode & 0777) == 0 ? -EACCES : 0;
}

// Whether this process is in the namespace of this number: 0 or EXDEV.
static long in_namespace(const char *path, long wanted) {
  char *target = room(64);
  long result = call(__NR_readlinkat, AT_FDCWD, (long)path, (long)target, 63, 0, 0);
  if (result < 0) return result;
  while (*target && *target != '[') target++;
  return *target && number(target + 1, 0) == wanted ? 0 : -EXDEV;
}

// Whether keys of the user's keyring are within reach: 0 or ENOKEY.
static long user_keyring(void) {
  const long of_session = -3, of_user = -4, get_id = 0, read = 11;
  long id = call(__NR_keyctl, get_id, of_user, 0, 0, 0, 0);
  if (id < 0) return id;
  int *ids = (int *)room(4096);
  long bytes = call(__NR_keyctl, read, of_session, (long)ids, 4096, 0, 0);
  if (bytes < 0) return bytes;
  for (long i = 0; i < bytes / 4 && i < 1024; i++)
    if (ids[i] == (int)id) return 0;
  return -ENOKEY;
}

// What a program, started by its path, ended with: 0, or an errno. See "is" and "true" in entry().
static long execute(char **words) {
  long child = fork_process();
  if (child < 0) return child;
  if (child == 0)
    leave(-call(__NR_execve, (long)words[0], (long)words, (long)environment, 0, 0, 0));
  int status = 0;
  call(__NR_wait4, child, (long)&status, 0, 0, 0, 0);
  return status & 0x7f ? -EPERM : -((status >> 8) & 0xff);
}

static long step(char *text, long previous) {
  char *words[MOST_WORDS + 1] = {0};
  int count = 0;
  for (char *at = text; *at && count < MOST_WORDS;) {
    words[count++] = at;
    while (*at && *at != ' ') at++;
    if (*at) *at++ = 0;
  }
  if (count == 0) return -EINVAL;
  if (count > 1) {
    if (same(words[0], "visible")) return visible(words[1]);
    if (same(words[0], "exec")) return execute(words + 1);
    if (same(words[0], "foreign")) return foreign_call(number(words[1], 0));
    if (count > 2 && same(words[0], "namespace"))
      return in_namespace(words[1], number(words[2], 0));
  }
  if (same(words[0], "keyring")) return user_keyring();
  long values[6] = {0};
  for (int i = 1; i < count && i <= 6; i++) values[i - 1] = argument(words[i], previous);
  return call(number(words[0], 0), values[0], values[1], values[2], values[3], values[4], values[5]);
}

static void attempt(const char *id, char *steps) {
  long result = 0;
  while (*steps && result >= 0) {
    char *end = steps;
    while (*end && *end != '\t') end++;
    char *next = *end ? end + 1 : end;
    *end = 0;
    result = step(steps, result);
    steps = next;
  }
  say(id, "", result);
}

static void line(char *text) {
  char *steps = text;
  while (*steps && *steps != '\t') steps++;
  if (*steps) *steps++ = 0;
  long child = fork_process();
  if (child == 0) {
    attempt(text, steps);
    leave(0);
  }
  if (child < 0) {
    // No process may be started here, so that a filter that kills ends the run.
    scratch_used = 0;
    attempt(text, steps);
    return;
  }
  int status = 0;
  call(__NR_wait4, child, (long)&status, 0, 0, 0, 0);
  if (status & 0x7f) say(text, "!", status & 0x7f);
}

__attribute__((used)) void entry(long *stack) {
  long count = stack[0];
  char **words = (char **)(stack + 1);
  environment = words + count + 1;
  if (count > 1 && same(words[1], "true")) leave(0);
  // Whether a setuid program became its owner.
  if (count > 2 && same(words[1], "is"))
    leave(call(__NR_geteuid, 0, 0, 0, 0, 0, 0) == number(words[2], 0) ? 0 : EPERM);
  ulong used = 0;
  for (long n; used < SCRIPT - 1; used += (ulong)n) {
    n = call(__NR_read, 0, (long)(script + used), (long)(SCRIPT - 1 - used), 0, 0, 0);
    if (n <= 0) break;
  }
  script[used] = 0;
  if (same(script, "walk\n")) {
    walk_all();
    leave(0);
  }
  for (char *at = script; *at;) {
    char *end = at;
    while (*end && *end != '\n') end++;
    char *next = *end ? end + 1 : end;
    *end = 0;
    line(at);
    at = next;
  }
  leave(0);
}
