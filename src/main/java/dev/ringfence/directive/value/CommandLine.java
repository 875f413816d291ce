package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/** A command line with its prefixes; only the prefixes and the program's form are looked at. */
public record CommandLine() implements ValueKind {
  public static final CommandLine INSTANCE = new CommandLine();

  @Override
  public Check check(String value, SystemdVersion version) {
    int at = 0;
    while (at < value.length() && "@-:+!|".indexOf(value.charAt(at)) >= 0) {
      at++;
    }
    String prefixes = value.substring(0, at);
    if (prefixes.indexOf('+') >= 0 && prefixes.indexOf('!') >= 0) {
      return refused(value, "has the prefixes + and !, which exclude each other");
    }
    if (prefixes.indexOf('|') >= 0 && !version.atLeast(258)) {
      return refused(value, "has the prefix |, which is read from systemd 258 on");
    }
    return at == value.length() && prefixes.indexOf('|') < 0
        ? refused(value, "names no program")
        : Check.good();
  }

  private static Check refused(String word, String reason) {
    return Check.bad(Check.Consequence.LINE_IGNORED, word, reason, List.of());
  }
}
