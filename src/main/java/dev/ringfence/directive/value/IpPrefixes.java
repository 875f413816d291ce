package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;
import java.util.Optional;

/** Addresses with or without a prefix length, or words that stand for some. */
public record IpPrefixes() implements ValueKind {
  private static final List<String> WORDS = List.of("any", "localhost", "link-local", "multicast");

  @Override
  public Check check(String value, SystemdVersion version) {
    return Splitting.each(value, Check.Consequence.WORD_IGNORED, IpPrefixes::wrong);
  }

  private static Optional<Splitting.Wrong> wrong(String word) {
    if (WORDS.contains(word)) {
      return Optional.empty();
    }
    int slash = word.indexOf('/');
    String address = slash < 0 ? word : word.substring(0, slash);
    boolean six = address.indexOf(':') >= 0;
    if (!(six ? isIpv6(address) : isIpv4(address))) {
      return Splitting.Wrong.notOne(word, "an IP address", WORDS);
    }
    return slash < 0 || Splitting.isNumber(word.substring(slash + 1), 0, six ? 128 : 32)
        ? Optional.empty()
        : Splitting.Wrong.because("has a prefix length that is too long for its address");
  }

  /** Four decimal numbers, as inet_pton(3) reads them. */
  private static boolean isIpv4(String address) {
    String[] parts = address.split("\\.", -1);
    boolean good = parts.length == 4;
    for (String part : parts) {
      good &= part.length() <= 3 && Splitting.isNumber(part, 0, 255);
    }
    return good;
  }

  /** Eight groups, of which one run may be left out, the last two perhaps as IPv4. */
  private static boolean isIpv6(String address) {
    int gap = address.indexOf("::");
    if (gap >= 0) {
      if (address.indexOf("::", gap + 1) >= 0) {
        return false;
      }
      int before = groups(address.substring(0, gap));
      int after = groups(address.substring(gap + 2));
      return before >= 0 && after >= 0 && before + after < 8;
    }
    return groups(address) == 8;
  }

  /** How many 16-bit groups, or -1 when one is wrong. */
  private static int groups(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int at = 0; at < parts.length; at++) {
      if (at == parts.length - 1 && isIpv4(parts[at])) {
        count += 2;
      } else if (parts[at].matches("[0-9a-fA-F]{1,4}")) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }
}
