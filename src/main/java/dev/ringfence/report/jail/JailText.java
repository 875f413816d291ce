package dev.ringfence.report.jail;

import java.util.Locale;

/** A jail for a terminal. */
public final class JailText {
  private JailText() {}

  /** What it comes to. */
  public static String of(JailReport report) {
    StringBuilder out = new StringBuilder();
    out.append(report.summary()).append('\n');
    if (!report.works()) {
      return out.toString();
    }
    row(out, "within reach", "before", "after");
    report
        .rows()
        .forEach(
            row -> row(out, row.name(), Long.toString(row.before()), Long.toString(row.after())));
    report.strays().forEach(stray -> out.append("not on the list: ").append(stray).append('\n'));
    report.notes().forEach(note -> out.append("note      ").append(note).append('\n'));
    upgrade(out, report);
    return out.toString();
  }

  private static void upgrade(StringBuilder out, JailReport report) {
    String packages = String.join(", ", report.upgrade().packages());
    if (!report.upgrade().isTried()) {
      out.append("upgrade   not tried: ").append(report.upgrade().why()).append('\n');
    } else if (report.upgrade().works()) {
      out.append("upgrade   works after ").append(packages).append(" was installed anew\n");
    } else {
      out.append("upgrade   breaks when ").append(packages).append(" is installed anew: ");
      out.append(report.upgrade().why()).append('\n');
    }
    for (String path : report.upgrade().versioned()) {
      out.append("          an upgrade to another version breaks ").append(path).append('\n');
    }
  }

  private static void row(StringBuilder out, String name, String before, String after) {
    out.append(String.format(Locale.ROOT, "%-16s %10s %10s%n", name, before, after));
  }
}
