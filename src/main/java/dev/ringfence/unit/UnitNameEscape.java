package dev.ringfence.unit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** The escaping of unit names, as systemd-escape(1) does it. */
public final class UnitNameEscape {
  private static final HexFormat HEX = HexFormat.of();

  private UnitNameEscape() {}

  /** {@code /} becomes {@code -}, all that unit names cannot hold becomes {@code \xNN}. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; at++) {
      char c = (char) (bytes[at] & 0xff);
      if (c == '/') {
        escaped.append('-');
      } else if (c == '-'
          || c == '\\'
          || (c == '.' && at == 0)
          || c > 0x7f
          || !UnitName.isAllowed(c)) {
        escaped.append("\\x").append(HEX.toHexDigits((byte) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The reverse of {@link #escape}; empty if an escape is broken. */
  public static Optional<String> unescape(String escaped) {
    byte[] in = escaped.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int at = 0; at < in.length; at++) {
      if (in[at] == '-') {
        out[length++] = '/';
      } else if (in[at] == '\\') {
        if (at + 3 >= in.length
            || in[at + 1] != 'x'
            || !HexFormat.isHexDigit(in[at + 2])
            || !HexFormat.isHexDigit(in[at + 3])) {
          return Optional.empty();
        }
        out[length++] =
            (byte) ((HexFormat.fromHexDigit(in[at + 2]) << 4) | HexFormat.fromHexDigit(in[at + 3]));
        at += 3;
      } else {
        out[length++] = in[at];
      }
    }
    return Optional.of(new String(out, 0, length, StandardCharsets.UTF_8));
  }

  /** The name for a path: surrounding slashes go, {@code /} itself is {@code -}. */
  public static Optional<String> escapePath(String path) {
    StringBuilder simple = new StringBuilder(path.length());
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".")) {
        simple.append(simple.isEmpty() ? "" : "/").append(part);
      }
    }
    return Optional.of(simple.isEmpty() ? "-" : escape(simple.toString()));
  }

  /** The absolute path that an escaped name stands for; empty if it stands for none. */
  public static Optional<String> unescapePath(String escaped) {
    if (escaped.equals("-")) {
      return Optional.of("/");
    }
    return unescape(escaped)
        .filter(path -> !path.isEmpty() && !path.startsWith("/") && !path.endsWith("/"))
        .map(path -> "/" + path)
        .filter(UnitNameEscape::isNormal);
  }

  private static boolean isNormal(String path) {
    for (String part : path.substring(1).split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
