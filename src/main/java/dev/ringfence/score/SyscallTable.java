package dev.ringfence.score;

import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.SystemdVersion;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * System calls as bits, so that a filter of hundreds of them is a few words of memory: what one
 * systemd with one libseccomp makes of a name or of a group.
 */
final class SyscallTable {
  /** Knows no system call. */
  static final SyscallTable EMPTY = new SyscallTable(SyscallGroups.NONE);

  private final SyscallGroups groups;
  private final Map<String, Integer> numbers = new HashMap<>(1024);
  private final BitSet existing = new BitSet();
  private final Map<String, BitSet> ofGroup = new ConcurrentHashMap<>();

  private SyscallTable(SyscallGroups groups) {
    this.groups = groups;
  }

  SyscallTable(SystemdVersion version, String libseccomp, Architecture architecture) {
    this(SyscallGroups.of(version));
    LibseccompNames names = LibseccompNames.of(libseccomp, architecture);
    Set<String> known = names.known();
    for (String name : known) {
      int number = numbers.size();
      numbers.put(name, number);
      existing.set(number, names.exists(name));
    }
  }

  /** The calls that a word stands for, none if it is unknown. Not to be changed. */
  BitSet calls(String word) {
    return word.startsWith("@")
        ? ofGroup.computeIfAbsent(word, this::group)
        : one(numbers.getOrDefault(word, -1));
  }

  private static BitSet one(int number) {
    BitSet bits = new BitSet();
    if (number >= 0) {
      bits.set(number);
    }
    return bits;
  }

  private BitSet group(String name) {
    BitSet bits = new BitSet();
    for (String call : groups.systemCalls(name)) {
      int number = numbers.getOrDefault(call, -1);
      if (number >= 0) {
        bits.set(number);
      }
    }
    return bits;
  }

  /** The calls that the architecture has. Not to be changed. */
  BitSet existing() {
    return existing;
  }

  /** Whether the word is a group or a system call that is known. */
  boolean isKnown(String word) {
    return word.startsWith("@") ? groups.isKnown(word) : numbers.containsKey(word);
  }

  /** Everything that can be written in a filter. */
  Set<String> callNames() {
    return Set.copyOf(numbers.keySet());
  }

  Set<String> groupNames() {
    return groups.names();
  }
}
