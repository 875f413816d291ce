package dev.ringfence.score;

import dev.ringfence.unit.Specifiers;
import java.util.Optional;

/** Paths in values, as path_simplify_and_warn() in src/shared/parse-helpers.c takes them. */
final class UnitPaths {
  private static final int PATH_MAX = 4096;
  private static final int NAME_MAX = 255;

  private UnitPaths() {}

  /** A value with its specifiers replaced; empty when systemd cannot. */
  static Optional<String> expanded(Specifiers specifiers, String value) {
    if (value.indexOf('%') < 0) {
      return Optional.of(value);
    }
    return specifiers.expand(value) instanceof Specifiers.Expansion.Resolved(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The absolute path in its simplest form; empty when it is not absolute or not acceptable. */
  static Optional<String> absolute(Specifiers specifiers, String value) {
    return expanded(specifiers, value).filter(path -> path.startsWith("/")).flatMap(UnitPaths::of);
  }

  /** A path, absolute or not, in its simplest form; empty when systemd does not accept it. */
  static Optional<String> of(String path) {
    String simple = simplified(path);
    return !simple.isEmpty() && isValid(simple) && isNormalized(simple)
        ? Optional.of(simple)
        : Optional.empty();
  }

  /** Without repeated slashes, {@code .} components and a slash at the end. */
  static String simplified(String path) {
    StringBuilder simple = new StringBuilder(path.length());
    boolean absolute = path.startsWith("/");
    for (String part : Tables.split(path, '/')) {
      if (!part.isEmpty() && !part.equals(".")) {
        if (absolute || !simple.isEmpty()) {
          simple.append('/');
        }
        simple.append(part);
      }
    }
    if (simple.isEmpty()) {
      return absolute ? "/" : path.isEmpty() ? "" : ".";
    }
    return simple.toString();
  }

  /** Whether the path and all its components are short enough: path_is_valid(). */
  static boolean isValid(String path) {
    if (bytes(path) >= PATH_MAX) {
      return false;
    }
    for (String part : Tables.split(path, '/')) {
      if (bytes(part) > NAME_MAX) {
        return false;
      }
    }
    return true;
  }

  /** Whether it can be the name of a file in a directory: filename_is_valid(). */
  static boolean isFileName(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && bytes(name) <= NAME_MAX;
  }

  private static boolean isNormalized(String path) {
    for (String part : Tables.split(path, '/')) {
      if (part.equals("..")) {
        return false;
      }
    }
    return !path.equals(".") && bytes(path) < PATH_MAX;
  }

  /** Length in UTF-8. */
  private static int bytes(String text) {
    int bytes = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      // A surrogate pair makes four bytes: two for each half.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  /** Whether one path is the other one or lies below it. */
  static boolean startsWith(String path, String prefix) {
    return path.equals(prefix) || path.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
  }
}
