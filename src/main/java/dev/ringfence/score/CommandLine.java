package dev.ringfence.score;

import dev.ringfence.unit.Specifiers;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.WordReader;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One value of ExecStart= or its like, read as far as needed to know how many commands it holds and
 * whether systemd refuses the unit for it (config_parse_exec() in src/core/load-fragment.c).
 */
final class CommandLine {
  /**
   * What became of a line.
   *
   * @param commands how many it adds
   * @param flaw why the unit does not load; empty if it does
   */
  record Reading(int commands, String flaw) {}

  /** Prefixes of the program that change how it is run, in systemd.service(5). */
  record Prefixes(
      boolean ignoreFailure,
      boolean ownArgv0,
      boolean privileged,
      boolean keepsCredentials,
      boolean shell,
      int length) {
    /** Reads the prefixes at the start of a first word. */
    static Prefixes of(String word, SystemdVersion version) {
      boolean ignoreFailure = false;
      boolean ownArgv0 = false;
      boolean noExpand = false;
      boolean privileged = false;
      boolean shell = false;
      int bangs = 0;
      int at = 0;
      for (; at < word.length(); at++) {
        char c = word.charAt(at);
        if (c == '-' && !ignoreFailure) {
          ignoreFailure = true;
        } else if (c == '@' && !ownArgv0) {
          ownArgv0 = true;
        } else if (c == ':' && !noExpand) {
          noExpand = true;
        } else if (c == '+' && !privileged && bangs == 0) {
          privileged = true;
        } else if (c == '!' && !privileged && bangs < 2) {
          bangs++;
        } else if (c == '|' && !shell && version.atLeast(258)) {
          shell = true;
        } else {
          break;
        }
      }
      return new Prefixes(ignoreFailure, ownArgv0, privileged, bangs == 1, shell, at);
    }
  }

  private final Specifiers specifiers;
  private final SystemdVersion version;

  CommandLine(Specifiers specifiers, SystemdVersion version) {
    this.specifiers = specifiers;
    this.version = version;
  }

  Reading read(String value) {
    WordReader reader = new WordReader(value);
    int commands = 0;
    while (true) {
      if (!(reader.nextForgiving(Words.Rule.UNQUOTE, Words.Rule.UNESCAPE)
          instanceof WordReader.Next.Word(String first))) {
        return new Reading(commands, "");
      }
      if (first.equals(";")) {
        continue;
      }
      Prefixes prefixes = Prefixes.of(first, version);
      String flaw = programFlaw(first.substring(prefixes.length()), prefixes);
      Arguments arguments = flaw.isEmpty() ? arguments(reader) : new Arguments(0, flaw, false);
      flaw = arguments.flaw();
      if (flaw.isEmpty() && prefixes.ownArgv0() && !prefixes.shell() && arguments.count() == 0) {
        flaw = "'@' needs the name that the program is to see as its own";
      }
      if (!flaw.isEmpty()) {
        return prefixes.ignoreFailure() ? new Reading(commands, "") : new Reading(commands, flaw);
      }
      commands++;
      if (!arguments.more()) {
        return new Reading(commands, "");
      }
    }
  }

  /** What is wrong with the program; empty if nothing is. */
  private String programFlaw(String program, Prefixes prefixes) {
    Optional<String> expanded = UnitPaths.expanded(specifiers, program);
    if (expanded.isEmpty()) {
      return "'" + program + "' has a specifier that cannot be resolved";
    }
    String path = expanded.get();
    if (prefixes.shell()) {
      return "";
    }
    if (path.isEmpty()) {
      return "there is no program to run";
    }
    if (hasSpecialCharacters(path)) {
      return "'" + path + "' has quotes, backslashes or control characters";
    }
    if (path.endsWith("/")) {
      return "'" + path + "' is a directory";
    }
    return (path.startsWith("/") ? UnitPaths.isValid(path) : UnitPaths.isFileName(path))
        ? ""
        : "'" + path + "' is neither an absolute path nor the name of a program";
  }

  /** The opposite of string_is_safe() in src/basic/string-util.c. */
  private static boolean hasSpecialCharacters(String path) {
    for (int at = 0; at < path.length(); at++) {
      char c = path.charAt(at);
      if (c < ' ' || c == 0x7f || c == '"' || c == '\'' || c == '\\') {
        return true;
      }
    }
    return false;
  }

  /**
   * What follows the program.
   *
   * @param flaw why the unit does not load; empty if it does
   * @param more whether a lone semicolon ended them, so that another command follows
   */
  private record Arguments(int count, String flaw, boolean more) {}

  private Arguments arguments(WordReader reader) {
    int count = 0;
    while (true) {
      String rest = reader.rest();
      if (rest.isEmpty()) {
        return new Arguments(count, "", false);
      }
      boolean separator = isWord(rest, ";");
      boolean escaped = isWord(rest, "\\;");
      if (separator || escaped) {
        reader.next(Words.Rule.RETAIN_ESCAPE);
        if (separator) {
          return new Arguments(count, "", true);
        }
        count++;
        continue;
      }
      WordReader.Next next = reader.nextForgiving(Words.Rule.UNQUOTE, Words.Rule.UNESCAPE);
      if (next instanceof WordReader.Next.Mistake(String message)) {
        return new Arguments(count, message, false);
      }
      if (!(next instanceof WordReader.Next.Word(String word))) {
        return new Arguments(count, "", false);
      }
      if (UnitPaths.expanded(specifiers, word).isEmpty()) {
        return new Arguments(
            count, "'" + word + "' has a specifier that cannot be resolved", false);
      }
      count++;
    }
  }

  /** Whether the text begins with this word, and white space or nothing follows. */
  private static boolean isWord(String text, String word) {
    return text.startsWith(word)
        && (text.length() == word.length()
            || Words.WHITE_SPACE.indexOf(text.charAt(word.length())) >= 0);
  }

  /** The prefixes of each command in a value. */
  List<Prefixes> prefixes(String value) {
    List<Prefixes> all = new ArrayList<>();
    boolean begins = true;
    WordReader reader = new WordReader(value);
    while (reader.nextForgiving(Words.Rule.UNQUOTE, Words.Rule.UNESCAPE)
        instanceof WordReader.Next.Word(String word)) {
      if (word.equals(";")) {
        begins = true;
      } else if (begins) {
        all.add(Prefixes.of(word, version));
        begins = false;
      }
    }
    return all;
  }
}
