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
 * systemd with one libseccomp makes of a name or of a group. Safe for use by several threads.
 */
final class SyscallTable {
  /** More than there are groups; misspelt ones are not remembered without end. */
  private static final int REMEMBERED = 200;

  private final SyscallGroups groups;
  private final LibseccompNames names;
  private final Map<String, BitSet> ofGroup = new HashMap<>();
  private final Map<String, BitSet> existing = new ConcurrentHashMap<>();

  SyscallTable(SystemdVersion version, String libseccomp, Architecture architecture) {
    groups = SyscallGroups.of(version);
    names = LibseccompNames.of(libseccomp, architecture);
  }

  /** The calls that a word stands for, none if it is unknown. Not to be changed. */
  BitSet calls(String word) {
    return word.startsWith("@") ? group(word) : one(names.number(word, -1));
  }

  private static BitSet one(int number) {
    BitSet bits = new BitSet();
    if (number >= 0) {
      bits.set(number);
    }
    return bits;
  }

  private synchronized BitSet group(String name) {
    BitSet known = ofGroup.get(name);
    if (known != null) {
      return known;
    }
    BitSet bits = new BitSet();
    for (String member : groups.members(name)) {
      bits.or(calls(member));
    }
    if (ofGroup.size() < REMEMBERED) {
      ofGroup.put(name, bits);
    }
    return bits;
  }

  /** The calls of a group that the architecture has. Not to be changed. */
  BitSet existing(String group) {
    BitSet known = existing.get(group);
    if (known == null) {
      known = (BitSet) calls(group).clone();
      known.and(names.existing());
      existing.put(group, known);
    }
    return known;
  }

  /** Whether the word is a group or a system call that is known. */
  boolean isKnown(String word) {
    return word.startsWith("@")
        ? !group(word).isEmpty() || groups.isKnown(word)
        : names.isKnown(word);
  }

  /** Every system call that can be written in a filter. */
  Set<String> callNames() {
    return names.known();
  }

  Set<String> groupNames() {
    return groups.names();
  }
}
