package dev.ringfence.score;

/** What a value says: yes, no, or nothing that systemd's parse_boolean() understands. */
enum Bools {
  YES,
  NO,
  NEITHER;

  static Bools of(String value) {
    return switch (Ascii.upper(value)) {
      case "1", "YES", "Y", "TRUE", "T", "ON" -> YES;
      case "0", "NO", "N", "FALSE", "F", "OFF" -> NO;
      default -> NEITHER;
    };
  }
}
