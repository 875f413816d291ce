package dev.ringfence.linux;

import java.util.Map;

/**
 * The locale that the user asked for. The launcher starts the JVM with {@code LC_ALL=C.UTF-8}, or
 * it could not read each name of a file; commands of the user's own get theirs back.
 */
public final class UserLocale {
  /** What LC_ALL was, as the launcher tells it; empty when it was not set. */
  static final String KEPT = "RINGFENCE_LC_ALL";

  private UserLocale() {}

  /** Gives an environment that was inherited the user's locale back. */
  public static void restore(Map<String, String> environment) {
    String kept = environment.remove(KEPT);
    if (kept == null) {
      return;
    }
    if (kept.isEmpty()) {
      environment.remove("LC_ALL");
    } else {
      environment.put("LC_ALL", kept);
    }
  }
}
