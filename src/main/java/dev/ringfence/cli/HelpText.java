package dev.ringfence.cli;

import java.util.List;

/** {@code --help}, made from the definitions. */
final class HelpText {
  private static final int WIDEST = 100;
  private static final int NARROWEST = 50;

  /** Where the text beside a command, and the text beside an option begins. */
  private static final int COMMANDS = 15;

  private static final int OPTIONS = 28;

  private final int width;

  /** For a terminal of this many columns; lines end at 100. */
  HelpText(int columns) {
    width = Math.clamp(columns, NARROWEST, WIDEST);
  }

  /** The list of commands. */
  String overview() {
    StringBuilder text = new StringBuilder();
    text.append("usage: ringfence COMMAND [OPTION...] [UNIT...]\n\n");
    text.append(
        wrapped(
            "Finds, proves and puts in place the strictest sandbox in which a systemd service still"
                + " works.",
            ""));
    text.append("\ncommands:\n");
    for (CommandSpec spec : Commands.specs()) {
      beside(text, spec.name(), spec.summary(), COMMANDS);
    }
    text.append("\nringfence COMMAND --help tells more of one command.\n");
    text.append(
        wrapped(
            "Exit codes: 0 good; 1 a finding; 2 misuse or bad input; 3 this machine lacks"
                + " something.",
            ""));
    return text.toString();
  }

  /** Everything about one command. */
  String of(CommandSpec spec) {
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

  private void appendOption(StringBuilder text, Option option) {
    String spellings =
        option.shortName().isEmpty() ? option.usage() : option.shortName() + ", " + option.usage();
    beside(text, spellings, option.summary(), OPTIONS);
  }

  /** A label, and text in a column beside it or, where the label is too long, below it. */
  private void beside(StringBuilder text, String label, String said, int column) {
    String lines = wrapped(said, " ".repeat(column));
    text.append("  ");
    if (label.length() <= column - 4) {
      text.append(padded(label, column - 2)).append(lines.substring(column));
    } else {
      text.append(label).append('\n').append(lines);
    }
  }

  private static String padded(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }

  /** The text in lines that fit, each indented. */
  private String wrapped(String text, String indent) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(indent);
    for (String word : List.of(text.split(" "))) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
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
