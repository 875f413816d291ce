package dev.ringfence.lint;

import dev.ringfence.unit.Setting;
import dev.ringfence.unit.WordReader;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One command of ExecStart= or its like (systemd.service(5), "Command lines").
 *
 * @param setting the assignment that holds it
 * @param prefixes the special characters before the program, such as {@code -+}
 * @param program as written after the prefixes, specifiers resolved: a path, or a name to search
 * @param arguments without the program; variables are not replaced
 */
public record ExecLine(Setting setting, String prefixes, String program, List<String> arguments) {
  private static final List<String> KEYS =
      List.of(
          "ExecCondition",
          "ExecStartPre",
          "ExecStart",
          "ExecStartPost",
          "ExecReload",
          "ExecReloadPost",
          "ExecStop",
          "ExecStopPre",
          "ExecStopPost");

  public ExecLine {
    arguments = List.copyOf(arguments);
  }

  /** {@code ExecStart} or the like. */
  public String key() {
    return setting.key();
  }

  /** Whether {@code +} exempts it from User= and from the sandbox. */
  public boolean isUnconfined() {
    return prefixes.indexOf('+') >= 0;
  }

  /** Whether {@code !} exempts it from User=; {@code !!} does so only on very old kernels. */
  public boolean keepsPrivileges() {
    return prefixes.indexOf('!') >= 0 && !prefixes.contains("!!");
  }

  /** The program's name without directories. */
  public String name() {
    return PathText.name(program);
  }

  static List<ExecLine> of(Subject subject) {
    List<ExecLine> lines = new ArrayList<>();
    for (String key : KEYS) {
      for (Setting setting : subject.counting(key)) {
        read(subject, setting, lines);
      }
    }
    return lines;
  }

  private static void read(Subject subject, Setting setting, List<ExecLine> lines) {
    WordReader reader = new WordReader(setting.value());
    List<String> words = new ArrayList<>();
    while (true) {
      boolean quoted = !reader.rest().startsWith(";");
      if (!(reader.nextForgiving(Words.Rule.UNQUOTE, Words.Rule.UNESCAPE)
          instanceof WordReader.Next.Word(String word))) {
        add(setting, words, lines);
        return;
      }
      if (word.equals(";") && !quoted) {
        add(setting, words, lines);
        words.clear();
        continue;
      }
      Optional<String> expanded = subject.expanded(word);
      if (expanded.isEmpty()) {
        return;
      }
      words.add(expanded.get());
    }
  }

  private static void add(Setting setting, List<String> words, List<ExecLine> lines) {
    if (words.isEmpty()) {
      return;
    }
    String first = words.getFirst();
    int at = 0;
    while (at < first.length() && "-@:+!|".indexOf(first.charAt(at)) >= 0) {
      at++;
    }
    List<String> rest = words.subList(1, words.size());
    boolean ownName = first.substring(0, at).indexOf('@') >= 0;
    lines.add(
        new ExecLine(
            setting,
            first.substring(0, at),
            first.substring(at),
            ownName && !rest.isEmpty() ? rest.subList(1, rest.size()) : rest));
  }
}
