package dev.ringfence.cli;

import java.util.List;

/** {@code --help}, made from the definitions. */
final class HelpText {
  private static final int WIDTH = 80;

  private HelpText() {}

  /** The list of commands. */
  static String overview() {
    StringBuilder text = new StringBuilder();
    text.append("usage: ringfence COMMAND [OPTION...] [UNIT...]\n\n");
    text.append(
        wrapped(
            "Finds, proves and puts in place the strictest sandbox in which a systemd service still"
                + " works.",
            ""));
    text.append("\ncommands:\n");
    for (CommandSpec spec : Commands.specs()) {
      text.append("  ").append(padded(spec.name(), 13)).append(spec.summary()).append('\n');
    }
    text.append("\nringfence COMMAND --help tells more of one command.\n");
    text.append(
        "Exit codes: 0 good; 1 a finding; 2 misuse or bad input; 3 this machine lacks something.\n");
    return text.toString();
  }

  /** Everything about one command. */
  static String of(CommandSpec spec) {
    StringBuilder text = new StringBuilder();
    text.append("usage: ").append(usage(spec)).append("\n\n").append(wrapped(spec.summary(), ""));
    for (String paragraph : spec.description()) {
      text.append('\n').append(wrapped(paragraph, ""));
    }
    text.append("\noptions:\n");
    spec.options().forEach(option -> appendOption(text, option));
    CommonOptions.EVERYWHERE.forEach(option -> appendOption(text, option));
    if (!spec.examples().isEmpty()) {
      text.append("\nexamples:\n");
      for (CommandSpec.Example example : spec.examples()) {
        text.append("  ").append(example.commandLine()).append('\n');
        text.append(wrapped(example.meaning(), "      "));
      }
    }
    if (spec.needsRoot()) {
      text.append("\nNeeds root; goes through sudo by itself.\n");
    }
    return text.toString();
  }

  /** {@code ringfence score [OPTION...] UNIT|PATH...}. */
  static String usage(CommandSpec spec) {
    String operands = spec.synopsis().isEmpty() ? "" : " " + spec.synopsis();
    return "ringfence " + spec.name() + " [OPTION...]" + operands;
  }

  private static void appendOption(StringBuilder text, Option option) {
    String spellings =
        option.shortName().isEmpty() ? option.usage() : option.shortName() + ", " + option.usage();
    if (spellings.length() <= 24) {
      String wrapped = wrapped(option.summary(), " ".repeat(28));
      text.append("  ").append(padded(spellings, 26)).append(wrapped.substring(28));
    } else {
      text.append("  ").append(spellings).append('\n');
      text.append(wrapped(option.summary(), " ".repeat(28)));
    }
  }

  private static String padded(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }

  /** The text in lines of at most 80 columns, each indented. */
  static String wrapped(String text, String indent) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(indent);
    for (String word : List.of(text.split(" "))) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line = new StringBuilder(indent);
      }
      if (line.length() > indent.length()) {
        line.append(' ');
      }
      line.append(word);
    }
    return lines.append(line).append('\n').toString();
  }
}
