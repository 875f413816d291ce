package dev.ringfence.score;

import dev.ringfence.linux.Errno;
import dev.ringfence.unit.Words;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * What SystemCallFilter= adds up to (config_parse_syscall_filter() in src/core/load-fragment.c and
 * seccomp_parse_syscall_filter() in src/shared/seccomp-util.c).
 */
final class SyscallFilter {
  /** What stands behind the colon of a word. */
  private enum Answer {
    NONE,
    ERROR,
    UNREADABLE
  }

  private final Systemd systemd;

  private boolean begun;
  private boolean allowList;
  private final BitSet listed = new BitSet();

  /** The calls of an allow-list that are answered with an error all the same. */
  private final BitSet refused = new BitSet();

  SyscallFilter(Systemd systemd) {
    this.systemd = systemd;
  }

  /** Becomes what the other one is, from nothing. */
  void become(SyscallFilter other) {
    begun = other.begun;
    allowList = other.allowList;
    listed.or(other.listed);
    refused.or(other.refused);
  }

  /**
   * Takes one line.
   *
   * @param unknown takes the words that name neither a system call nor a group
   */
  void assign(String value, UnknownWords unknown) {
    if (value.isEmpty()) {
      begun = false;
      allowList = false;
      listed.clear();
      refused.clear();
      return;
    }
    boolean inverted = value.startsWith("~");
    if (!begun) {
      begun = true;
      allowList = !inverted;
      if (allowList) {
        change("@default", Answer.NONE, false);
      }
    }
    for (String word : Words.of(inverted ? value.substring(1) : value).words()) {
      Answer answer = answer(word);
      if (!systemd.syscalls().isKnown(name(word))) {
        unknown.add(word);
      }
      // Until 247 an error behind an allowed call was taken, and denied the call.
      boolean ignored = !inverted && answer == Answer.ERROR && systemd.version().atLeast(248);
      if (answer != Answer.UNREADABLE && !ignored) {
        change(name(word), answer, inverted);
      }
    }
  }

  /** The word without what stands behind its colon. */
  static String name(String word) {
    int colon = word.indexOf(':');
    return colon < 0 ? word : word.substring(0, colon);
  }

  private static Answer answer(String word) {
    int colon = word.indexOf(':');
    if (colon < 0) {
      return Answer.NONE;
    }
    String error = word.substring(colon + 1);
    if (error.equals("kill") || Errno.isName(Ascii.upper(error))) {
      return Answer.ERROR;
    }
    OptionalInt number = CNumbers.signed(error);
    return number.isPresent() && number.getAsInt() >= 0 && number.getAsInt() <= Errno.HIGHEST
        ? Answer.ERROR
        : Answer.UNREADABLE;
  }

  private void change(String name, Answer answer, boolean inverted) {
    BitSet calls = systemd.syscalls().calls(name);
    boolean error = answer == Answer.ERROR;
    if (inverted != allowList || (inverted && error)) {
      listed.or(calls);
      if (error) {
        refused.or(calls);
        return;
      }
    } else {
      listed.andNot(calls);
    }
    refused.andNot(calls);
  }

  /** Whether there is no filter at all. */
  boolean isOff() {
    return !allowList && listed.isEmpty();
  }

  /** Whether the list says what is allowed, and not what is denied. */
  boolean isAllowList() {
    return allowList;
  }

  /** Whether the filter lets at least one call of the group through. */
  boolean letsThrough(String group) {
    BitSet calls = systemd.syscalls().existing(group);
    if (allowList && refused.isEmpty()) {
      return calls.intersects(listed);
    }
    BitSet through = (BitSet) calls.clone();
    if (allowList) {
      through.and(listed);
      through.andNot(refused);
    } else {
      through.andNot(listed);
    }
    return !through.isEmpty();
  }
}
