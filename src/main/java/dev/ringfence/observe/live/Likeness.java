package dev.ringfence.observe.live;

import java.util.List;

/**
 * How well the arguments of a process fit an Exec line, as it is written or as systemd shows it.
 */
final class Likeness {
  private static final String PREFIXES = "-@:+!|";

  private Likeness() {}

  /** {@code +} among the prefixes: systemd runs the line with full privileges. */
  static boolean isUnsandboxed(String line) {
    for (int i = 0; i < line.length() && PREFIXES.indexOf(line.charAt(i)) >= 0; i++) {
      if (line.charAt(i) == '+') {
        return true;
      }
    }
    return false;
  }

  /** 0 when they cannot belong together; more for each word that is the same. */
  static int of(String line, List<String> arguments) {
    if (arguments.isEmpty()) {
      return 0;
    }
    int start = 0;
    while (start < line.length() && PREFIXES.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    boolean named = line.substring(0, start).contains("@");
    List<String> words = Words.of(line.substring(start));
    if (words.isEmpty()) {
      return 0;
    }
    List<String> expected = named && words.size() > 1 ? words.subList(1, words.size()) : words;
    // A script's process has its interpreter first.
    for (int skip = 0; skip <= Math.min(2, arguments.size() - 1); skip++) {
      int score = score(expected, arguments.subList(skip, arguments.size()));
      if (score > 0) {
        return score;
      }
    }
    return 0;
  }

  private static int score(List<String> expected, List<String> arguments) {
    int score = 0;
    int at = 0;
    for (int i = 0; i < expected.size(); i++) {
      String word = expected.get(i);
      if (isOpen(word)) {
        // $OPTIONS may be no word, or many: look for the next known one.
        String next = i + 1 < expected.size() ? expected.get(i + 1) : "";
        if (next.isEmpty() || isOpen(next)) {
          score++;
          if (next.isEmpty()) {
            return score;
          }
          continue;
        }
        int found =
            arguments.subList(Math.min(at, arguments.size()), arguments.size()).indexOf(next);
        if (found < 0) {
          return 0;
        }
        at += found;
        score++;
        continue;
      }
      if (at >= arguments.size() || !same(word, arguments.get(at), i == 0)) {
        return 0;
      }
      score += 2;
      at++;
    }
    return at == arguments.size() ? score : 0;
  }

  private static boolean isOpen(String word) {
    return word.indexOf('$') >= 0 || (word.indexOf('%') >= 0 && !word.contains("%%"));
  }

  private static boolean same(String word, String argument, boolean program) {
    if (word.equals(argument)) {
      return true;
    }
    // A program found by PATH is started by its whole path.
    return program && !word.startsWith("/") && argument.endsWith("/" + word);
  }

  /** Splits a command line as systemd.service(5) describes it: quotes and backslashes. */
  private static final class Words {
    static List<String> of(String line) {
      List<String> words = new java.util.ArrayList<>();
      StringBuilder word = new StringBuilder();
      char quote = 0;
      boolean any = false;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c == '\\' && i + 1 < line.length()) {
          word.append(line.charAt(++i));
          any = true;
        } else if (quote != 0) {
          if (c == quote) {
            quote = 0;
          } else {
            word.append(c);
          }
        } else if (c == '"' || c == '\'') {
          quote = c;
          any = true;
        } else if (c == ' ' || c == '\t' || c == '\n') {
          if (any) {
            words.add(word.toString());
            word.setLength(0);
            any = false;
          }
        } else {
          word.append(c);
          any = true;
        }
      }
      if (any) {
        words.add(word.toString());
      }
      return words;
    }
  }
}
