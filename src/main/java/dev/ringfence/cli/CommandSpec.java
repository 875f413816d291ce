package dev.ringfence.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Everything a user can say to one command, as data: parsing, {@code --help}, the man page and the
 * shell completions are all made from it.
 *
 * @param name what is typed after {@code ringfence}
 * @param summary one short sentence for the list of commands
 * @param synopsis operands as the usage line shows them, such as {@code UNIT|PATH...}; empty when
 *     there are none
 * @param operands what they are and how many may be given
 * @param description paragraphs for the man page and the long help
 * @param options in the order in which the help shows them
 * @param examples command lines with what each does
 * @param needsRoot whether it goes through sudo when it is not started as root
 */
public record CommandSpec(
    String name,
    String summary,
    String synopsis,
    Operands operands,
    List<String> description,
    List<Option> options,
    List<Example> examples,
    boolean needsRoot) {
  /** A command line and what it does. */
  public record Example(String commandLine, String meaning) {}

  /**
   * How many operands a command takes.
   *
   * @param least fewest
   * @param most most; {@link Integer#MAX_VALUE} for any number
   * @param completes what a shell offers for them
   * @param commandLine true when everything from the first operand on belongs to another program's
   *     command line
   */
  public record Operands(int least, int most, Option.Completes completes, boolean commandLine) {
    public static Operands none() {
      return new Operands(0, 0, Option.Completes.NOTHING, false);
    }

    public static Operands one(Option.Completes completes) {
      return new Operands(1, 1, completes, false);
    }

    public static Operands atLeast(int least, Option.Completes completes) {
      return new Operands(least, Integer.MAX_VALUE, completes, false);
    }

    public static Operands between(int least, int most, Option.Completes completes) {
      return new Operands(least, most, completes, false);
    }
  }

  public CommandSpec {
    description = List.copyOf(description);
    options = List.copyOf(options);
    examples = List.copyOf(examples);
  }

  /** Begins a definition. */
  public static Builder named(String name, String summary) {
    return new Builder(name, summary);
  }

  /** Gathers a definition step by step. */
  public static final class Builder {
    private final String name;
    private final String summary;
    private String synopsis = "";
    private Operands operands = Operands.none();
    private final List<String> description = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private boolean needsRoot;

    private Builder(String name, String summary) {
      this.name = name;
      this.summary = summary;
    }

    public Builder operands(String shown, Operands allowed) {
      synopsis = shown;
      operands = allowed;
      return this;
    }

    public Builder paragraph(String text) {
      description.add(text);
      return this;
    }

    public Builder option(Option option) {
      options.add(option);
      return this;
    }

    /** Adds options that several commands share. */
    public Builder with(UnaryOperator<Builder> shared) {
      return shared.apply(this);
    }

    public Builder example(String commandLine, String meaning) {
      examples.add(new Example(commandLine, meaning));
      return this;
    }

    public Builder needsRoot() {
      needsRoot = true;
      return this;
    }

    public CommandSpec build() {
      return new CommandSpec(
          name, summary, synopsis, operands, description, options, examples, needsRoot);
    }
  }
}
