package dev.ringfence.score;

import dev.ringfence.linux.Capability;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Sets of capabilities as 64-bit masks, and how lines of CapabilityBoundingSet= and
 * AmbientCapabilities= change them (config_parse_capability_set() in src/core/load-fragment.c).
 */
final class CapabilityMask {
  /** A bounding set that no line has touched. */
  static final long EVERYTHING = -1L;

  private static final Map<String, Long> BITS = bits();

  private CapabilityMask() {}

  private static Map<String, Long> bits() {
    Map<String, Long> bits = new HashMap<>(128);
    for (Capability capability : Capability.all()) {
      bits.put(capability.toString(), capability.bit());
    }
    return bits;
  }

  /** The bit of a capability that a table names, such as {@code CAP_SYSLOG}. */
  static long bit(String name) {
    Long bit = BITS.get(name);
    if (bit == null) {
      throw new IllegalArgumentException("no such capability: " + name);
    }
    return bit;
  }

  /**
   * What the set is after one more line.
   *
   * @param before what it was
   * @param initial what it is when no line has touched it: {@link #EVERYTHING}, or 0
   * @param unknown takes the words that name no capability
   */
  static long after(
      long before, String value, long initial, SystemdVersion version, UnknownWords unknown) {
    boolean inverted = value.startsWith("~");
    long named = named(inverted ? value.substring(1) : value, version, unknown);
    if (version.atLeast(259)) {
      return after259(before, value.isEmpty(), inverted, named, initial);
    }
    if (named == 0 || before == initial) {
      return inverted ? ~named : named;
    }
    return inverted ? before & ~named : before | named;
  }

  /** From 259 on, what ~ leaves is what the kernel has, and not every bit of the mask. */
  private static long after259(
      long before, boolean empty, boolean inverted, long named, long initial) {
    if (empty) {
      return 0;
    }
    if (named == 0 || before == initial) {
      long kernel = (1L << Capability.all().size()) - 1;
      return inverted ? kernel & ~named : named;
    }
    return inverted ? before & ~named : before | named;
  }

  /** The capabilities that a list names; a word that names none is passed over in silence. */
  private static long named(String list, SystemdVersion version, UnknownWords unknown) {
    List<String> words =
        (version.atLeast(254)
                ? Words.of(list, Words.Rule.UNQUOTE, Words.Rule.RELAX)
                : Words.of(list, Words.Rule.UNQUOTE))
            .words();
    long mask = 0;
    for (String word : words) {
      mask |= named(word, version.atLeast(254) ? 62 : 63, unknown);
    }
    return mask;
  }

  private static long named(String word, int highest, UnknownWords unknown) {
    Long bit = BITS.get(Ascii.upper(word));
    if (bit != null) {
      return bit;
    }
    OptionalInt number = CNumbers.signed(word);
    if (number.isEmpty()) {
      unknown.add(word);
    }
    return number.isPresent() && number.getAsInt() >= 0 && number.getAsInt() <= highest
        ? 1L << number.getAsInt()
        : 0;
  }
}
