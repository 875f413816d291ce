package dev.ringfence.score;

/** Well-known names on the bus, by the D-Bus specification. */
final class BusName {
  private static final int LONGEST = 255;

  private BusName() {}

  static boolean isValid(String name) {
    if (name.length() > LONGEST || name.indexOf('.') < 0) {
      return false;
    }
    boolean unique = name.startsWith(":");
    for (String element : Tables.split(unique ? name.substring(1) : name, '.')) {
      if (element.isEmpty() || (!unique && Ascii.isDigit(element.charAt(0)))) {
        return false;
      }
      for (int at = 0; at < element.length(); at++) {
        char c = element.charAt(at);
        if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && c != '_' && c != '-') {
          return false;
        }
      }
    }
    return true;
  }
}
