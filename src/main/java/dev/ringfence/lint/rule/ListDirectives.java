package dev.ringfence.lint.rule;

import java.util.List;

/** Directives whose value is a list of words, told apart by white space. */
final class ListDirectives {
  /** Lists that a {@code ~} at their start turns into the list of what is denied. */
  static final List<String> INVERTIBLE =
      List.of(
          "CapabilityBoundingSet",
          "AmbientCapabilities",
          "SystemCallFilter",
          "SystemCallLog",
          "RestrictAddressFamilies",
          "RestrictNamespaces",
          "RestrictFileSystems",
          "RestrictNetworkInterfaces",
          "DelegateNamespaces");

  /** Lists of paths. */
  static final List<String> PATHS =
      List.of(
          "ReadWritePaths",
          "ReadOnlyPaths",
          "InaccessiblePaths",
          "ExecPaths",
          "NoExecPaths",
          "TemporaryFileSystem",
          "BindPaths",
          "BindReadOnlyPaths");

  /** Lists of paths whose words may begin with {@code -} and {@code +}. */
  static final List<String> PLAIN_PATHS =
      List.of("ReadWritePaths", "ReadOnlyPaths", "InaccessiblePaths", "ExecPaths", "NoExecPaths");

  /** Other lists. */
  private static final List<String> OTHERS =
      List.of(
          "SystemCallArchitectures",
          "IPAddressAllow",
          "IPAddressDeny",
          "SocketBindAllow",
          "SocketBindDeny",
          "SupplementaryGroups",
          "SecureBits",
          "StateDirectory",
          "CacheDirectory",
          "LogsDirectory",
          "RuntimeDirectory",
          "ConfigurationDirectory");

  private ListDirectives() {}

  static boolean isInvertible(String directive) {
    return INVERTIBLE.contains(directive);
  }

  static boolean isList(String directive) {
    return isInvertible(directive) || PATHS.contains(directive) || OTHERS.contains(directive);
  }

  /**
   * Whether {@link MisplacedTilde}, {@link CommaInList} or {@link TrailingComment} speaks of a word
   * of a list, so that others need not.
   */
  static boolean isAnotherMistake(String word) {
    return word.startsWith("~")
        || word.indexOf(',') >= 0
        || word.startsWith("#")
        || word.startsWith(";");
  }

  /** The value without a leading {@code ~}. */
  static String withoutTilde(String value) {
    return value.startsWith("~") ? value.substring(1) : value;
  }
}
