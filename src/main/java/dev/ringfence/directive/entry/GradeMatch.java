package dev.ringfence.directive.entry;

import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.OctalMode;
import java.util.List;
import java.util.Optional;

/** Finds which of a directive's grades an assigned value belongs to. */
final class GradeMatch {
  private final Entry entry;

  GradeMatch(Entry entry) {
    this.entry = entry;
  }

  /** The grade of a value that is not empty and that systemd can read. */
  Optional<Grade> of(String value) {
    if (entry.kind() instanceof OctalMode) {
      return mode(value);
    }
    String canonical = Bool.parse(value).map(on -> on ? "yes" : "no").orElse(value);
    for (String spelling : List.of(value, canonical)) {
      for (Grade grade : entry.grades()) {
        if (grade.written().equals(spelling)) {
          return Optional.of(grade);
        }
      }
    }
    return byShape(value);
  }

  /** By what it begins with, and whether it has options; the strictest that fits. */
  private Optional<Grade> byShape(String value) {
    Optional<Grade> found = Optional.empty();
    for (Grade grade : entry.grades()) {
      String shape = grade.written();
      if (isPlaceholder(shape) && sign(shape) == sign(value)) {
        boolean narrower = colons(shape) <= colons(value);
        found = narrower || found.isEmpty() ? Optional.of(grade) : found;
      }
    }
    return found;
  }

  /** {@code PATH...} and {@code [ipv4:]} stand for values; {@code none} and {@code /} are words. */
  private static boolean isPlaceholder(String shape) {
    for (int at = 0; at < shape.length(); at++) {
      if (Character.isUpperCase(shape.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** A first character that changes the meaning of all that follows; 0 for another. */
  private static char sign(String text) {
    char first = text.charAt(0);
    return first == '~' || first == '+' || first == '!' ? first : 0;
  }

  private static int colons(String text) {
    int colons = 0;
    for (int at = 0; at < text.length(); at++) {
      colons += text.charAt(at) == ':' ? 1 : 0;
    }
    return colons;
  }

  /** The same number, however it is written. */
  private Optional<Grade> mode(String value) {
    try {
      int given = Integer.parseInt(value, 8);
      for (Grade grade : entry.grades()) {
        if (Integer.parseInt(grade.written(), 8) == given) {
          return Optional.of(grade);
        }
      }
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
