package dev.ringfence.report.jail;

import dev.ringfence.jail.JailResult;
import dev.ringfence.jail.Reach;
import java.util.Locale;

/** A jail for a terminal. */
public final class JailText {
  private JailText() {}

  /** What it comes to. */
  public static String of(JailResult.Works works) {
    StringBuilder out = new StringBuilder();
    Reach before = works.before();
    Reach after = works.after();
    row(out, "within reach", "before", "after");
    row(out, "files", before.files(), after.files());
    row(out, "megabytes", before.bytes() >> 20, after.bytes() >> 20);
    row(out, "setuid programs", before.setuid(), after.setuid());
    row(out, "shells", before.shells(), after.shells());
    row(out, "interpreters", before.interpreters(), after.interpreters());
    row(out, "writable paths", before.writable(), after.writable());
    row(out, "unix sockets", before.sockets(), after.sockets());
    works.strays().forEach(stray -> out.append("not on the list: ").append(stray).append('\n'));
    return out.toString();
  }

  private static void row(StringBuilder out, String name, long before, long after) {
    row(out, name, Long.toString(before), Long.toString(after));
  }

  private static void row(StringBuilder out, String name, String before, String after) {
    out.append(String.format(Locale.ROOT, "%-16s %10s %10s%n", name, before, after));
  }
}
