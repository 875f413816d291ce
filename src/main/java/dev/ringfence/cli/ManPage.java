package dev.ringfence.cli;

import java.util.Locale;

/** Man pages in roff (man macros), made from the definitions. */
final class ManPage {
  private static final String EXIT_CODES =
      """
      .SH EXIT STATUS
      .TP
      .B 0
      Done, and good.
      .TP
      .B 1
      Done, and there is a finding: a threshold missed, a trial broken.
      .TP
      .B 2
      Misuse or bad input.
      .TP
      .B 3
      This machine lacks something, or nothing could be concluded.
      """;

  private ManPage() {}

  /** ringfence(1). */
  static String overview() {
    StringBuilder page = new StringBuilder();
    header(page, "ringfence");
    page.append(".SH NAME\nringfence \\- strict and proven sandboxes for systemd services\n");
    page.append(".SH SYNOPSIS\n.B ringfence\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIUNIT\\fR...]\n");
    page.append(".SH DESCRIPTION\n");
    page.append(
        "Finds, proves and puts in place the strictest sandbox in which a systemd service still"
            + " works.\n");
    page.append(".SH COMMANDS\n");
    for (CommandSpec spec : Commands.specs()) {
      page.append(".TP\n.BR ringfence\\-").append(escaped(spec.name())).append(" (1)\n");
      page.append(escaped(spec.summary())).append('\n');
    }
    page.append(EXIT_CODES);
    page.append(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nPrint without colour when it is not empty.\n");
    page.append(".SH SEE ALSO\n.BR systemd.exec (5),\n.BR systemd.unit (5),\n");
    page.append(".BR systemd\\-analyze (1)\n");
    return page.toString();
  }

  /** The page of one command. */
  static String of(CommandSpec spec) {
    StringBuilder page = new StringBuilder();
    header(page, "ringfence-" + spec.name());
    page.append(".SH NAME\nringfence\\-").append(escaped(spec.name())).append(" \\- ");
    page.append(escaped(spec.summary())).append('\n');
    page.append(".SH SYNOPSIS\n.B ringfence ").append(escaped(spec.name()));
    page.append("\n[\\fIOPTION\\fR...] ").append(escaped(spec.synopsis())).append('\n');
    page.append(".SH DESCRIPTION\n").append(escaped(spec.summary())).append('\n');
    for (String paragraph : spec.description()) {
      page.append(".PP\n").append(escaped(paragraph)).append('\n');
    }
    page.append(".SH OPTIONS\n");
    spec.options().forEach(option -> option(page, option));
    CommonOptions.EVERYWHERE.forEach(option -> option(page, option));
    page.append(EXIT_CODES);
    if (!spec.examples().isEmpty()) {
      page.append(".SH EXAMPLES\n");
      for (CommandSpec.Example example : spec.examples()) {
        page.append(".TP\n.B ").append(escaped(example.commandLine())).append('\n');
        page.append(escaped(example.meaning())).append('\n');
      }
    }
    page.append(".SH SEE ALSO\n.BR ringfence (1),\n.BR systemd.exec (5)\n");
    return page.toString();
  }

  private static void header(StringBuilder page, String name) {
    page.append(".TH ").append(escaped(name.toUpperCase(Locale.ROOT)));
    page.append(" 1 \"\" \"ringfence ").append(Version.NUMBER).append("\" \"Ringfence\"\n");
  }

  private static void option(StringBuilder page, Option option) {
    page.append(".TP\n.B ");
    if (!option.shortName().isEmpty()) {
      page.append(escaped(option.shortName())).append(", ");
    }
    page.append(escaped(option.usage())).append('\n');
    page.append(escaped(option.summary())).append('\n');
  }

  /** Backslashes, dashes, and a dot or quote that would begin a macro. */
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
    return safe.startsWith(".") ? "\\&" + safe : safe;
  }
}
