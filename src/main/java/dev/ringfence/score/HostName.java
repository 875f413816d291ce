package dev.ringfence.score;

/** Which host names systemd accepts in ProtectHostname= (hostname_is_valid(), hostname(7)). */
final class HostName {
  private static final int LONGEST = 64;

  private HostName() {}

  static boolean isValid(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return false;
    }
    for (String label : Tables.split(name, '.')) {
      if (label.isEmpty() || label.startsWith("-") || label.endsWith("-")) {
        return false;
      }
      for (int at = 0; at < label.length(); at++) {
        char c = label.charAt(at);
        if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && c != '-') {
          return false;
        }
      }
    }
    return true;
  }
}
