package dev.ringfence.score;

import java.util.Arrays;

/** Addresses as inet_pton(3) reads them; no name is ever looked up. */
final class IpAddress {
  static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final byte[] NONE = {};

  private IpAddress() {}

  /** 4 or 16 bytes; none if the text is no address. */
  static byte[] parse(String text) {
    return text.indexOf(':') >= 0 ? ipv6(text) : ipv4(text);
  }

  private static byte[] ipv4(String text) {
    byte[] address = new byte[IPV4_BYTES];
    int at = 0;
    for (int part = 0; part < IPV4_BYTES; part++) {
      int start = at;
      int number = 0;
      while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
        if (at > start && number == 0) {
          return NONE;
        }
        number = number * 10 + text.charAt(at++) - '0';
        if (number > 255) {
          return NONE;
        }
      }
      boolean ended = part == IPV4_BYTES - 1 ? at == text.length() : isAt(text, at, '.');
      if (at == start || !ended) {
        return NONE;
      }
      address[part] = (byte) number;
      at++;
    }
    return address;
  }

  private static boolean isAt(String text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static byte[] ipv6(String text) {
    byte[] address = new byte[IPV6_BYTES];
    int filled = 0;
    int gap = -1;
    int at = 0;
    if (text.startsWith("::")) {
      gap = 0;
      at = 2;
    } else if (text.startsWith(":")) {
      return NONE;
    }
    while (at < text.length()) {
      int colon = text.indexOf(':', at);
      String part = text.substring(at, colon < 0 ? text.length() : colon);
      if (part.indexOf('.') >= 0) {
        byte[] tail = colon < 0 ? ipv4(part) : NONE;
        if (tail.length == 0 || filled > IPV6_BYTES - IPV4_BYTES) {
          return NONE;
        }
        System.arraycopy(tail, 0, address, filled, IPV4_BYTES);
        filled += IPV4_BYTES;
        break;
      }
      int group = hex(part);
      if (group < 0 || filled == IPV6_BYTES) {
        return NONE;
      }
      address[filled++] = (byte) (group >> 8);
      address[filled++] = (byte) group;
      if (colon < 0) {
        break;
      }
      at = colon + 1;
      if (isAt(text, at, ':')) {
        if (gap >= 0) {
          return NONE;
        }
        gap = filled;
        at++;
      } else if (at == text.length()) {
        return NONE;
      }
    }
    return spread(address, filled, gap);
  }

  /** Moves what follows {@code ::} to the end. */
  private static byte[] spread(byte[] address, int filled, int gap) {
    if (gap < 0) {
      return filled == IPV6_BYTES ? address : NONE;
    }
    if (filled == IPV6_BYTES) {
      return NONE;
    }
    int tail = filled - gap;
    byte[] whole = new byte[IPV6_BYTES];
    System.arraycopy(address, 0, whole, 0, gap);
    System.arraycopy(address, gap, whole, IPV6_BYTES - tail, tail);
    return whole;
  }

  private static int hex(String part) {
    if (part.isEmpty() || part.length() > 4) {
      return -1;
    }
    int number = 0;
    for (int at = 0; at < part.length(); at++) {
      char c = part.charAt(at);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * 16 + digit;
    }
    return number;
  }

  /** The address with only its first {@code length} bits kept. */
  static byte[] masked(byte[] address, int length) {
    byte[] masked = Arrays.copyOf(address, address.length);
    for (int bit = length; bit < masked.length * 8; bit++) {
      masked[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
    }
    return masked;
  }

  /** 127.0.0.0/8 and ::1. */
  static boolean isLoopback(byte[] address) {
    if (address.length == IPV4_BYTES) {
      return address[0] == 127;
    }
    for (int at = 0; at < IPV6_BYTES - 1; at++) {
      if (address[at] != 0) {
        return false;
      }
    }
    return address[IPV6_BYTES - 1] == 1;
  }
}
