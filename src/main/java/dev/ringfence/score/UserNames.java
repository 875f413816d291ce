package dev.ringfence.score;

/**
 * Which names User=, Group= and SupplementaryGroups= accept (valid_user_group_name() in
 * src/basic/user-util.c).
 */
final class UserNames {
  /** What a utmp record holds. */
  private static final int LONGEST = 31;

  private UserNames() {}

  /** Whether a unit may name this user or group; whether it exists is not asked. */
  static boolean isValid(String name) {
    if (CNumbers.isUserId(name)) {
      return true;
    }
    if (name.isEmpty() || name.startsWith(" ") || name.endsWith(" ")) {
      return false;
    }
    if (name.equals(".") || name.equals("..")) {
      return false;
    }
    boolean digitsOnly = true;
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (c < ' ' || c == 0x7f || c == ':' || c == '/') {
        return false;
      }
      digitsOnly &= Ascii.isDigit(c) || (at == 0 && c == '-');
    }
    return !digitsOnly;
  }

  /** Whether it is a name by the stricter rules for names that systemd itself makes up. */
  static boolean isStrictlyValid(String name) {
    if (name.isEmpty() || name.length() > LONGEST || Ascii.isDigit(name.charAt(0))) {
      return false;
    }
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && c != '_' && (c != '-' || at == 0)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the name is that of root. */
  static boolean isRoot(String name) {
    return name.equals("0") || name.equals("root");
  }
}
