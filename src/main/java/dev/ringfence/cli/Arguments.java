package dev.ringfence.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the user gave to one command, already checked against its {@link CommandSpec}. */
public final class Arguments {
  private final CommandSpec spec;
  private final Map<String, List<String>> options;
  private final List<String> operands;
  private final boolean commandLine;

  private Arguments(
      CommandSpec spec,
      Map<String, List<String>> options,
      List<String> operands,
      boolean commandLine) {
    this.spec = spec;
    this.options = options;
    this.operands = List.copyOf(operands);
    this.commandLine = commandLine;
  }

  /**
   * Parses the words after the command's name: {@code --name value}, {@code --name=value}, {@code
   * -n value}, operands in between, and {@code --} after which everything is an operand.
   *
   * @throws UsageException when a word does not fit the definition
   */
  static Arguments parse(CommandSpec spec, List<String> words) {
    Map<String, List<String>> options = new HashMap<>();
    List<String> operands = new ArrayList<>();
    boolean optionsEnded = false;
    boolean commandLine = false;
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (optionsEnded || !word.startsWith("-") || word.equals("-")) {
        operands.add(word);
        optionsEnded |= spec.operands().commandLine();
      } else if (word.equals("--")) {
        optionsEnded = true;
        commandLine = operands.isEmpty();
      } else {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = find(spec, name);
        List<String> given = options.computeIfAbsent(option.name(), _ -> new ArrayList<>());
        if (option.argument() instanceof Option.Argument.None) {
          if (equals >= 0) {
            throw new UsageException(name + " takes no value");
          }
          given.add("");
        } else if (equals >= 0) {
          given.add(checked(option, word.substring(equals + 1)));
        } else if (++at < words.size()) {
          given.add(checked(option, words.get(at)));
        } else {
          throw new UsageException(name + " needs a value: " + option.usage());
        }
      }
    }
    checkNumber(spec, operands);
    return new Arguments(spec, options, operands, commandLine);
  }

  private static Option find(CommandSpec spec, String spelling) {
    for (Option option : spec.options()) {
      if (option.isCalled(spelling)) {
        return option;
      }
    }
    for (Option option : CommonOptions.EVERYWHERE) {
      if (option.isCalled(spelling)) {
        return option;
      }
    }
    List<String> names = new ArrayList<>();
    spec.options().forEach(option -> names.add(option.name()));
    CommonOptions.EVERYWHERE.forEach(option -> names.add(option.name()));
    throw new UsageException(
        "unknown option " + spelling + CloseMatch.hint(spelling, names) + seeHelp(spec));
  }

  private static String checked(Option option, String value) {
    if (option.argument() instanceof Option.Argument.Choice(List<String> values)
        && !values.contains(value)) {
      throw new UsageException(
          option.name() + " is one of " + String.join(", ", values) + ", not '" + value + "'");
    }
    return value;
  }

  private static void checkNumber(CommandSpec spec, List<String> operands) {
    CommandSpec.Operands allowed = spec.operands();
    if (operands.size() > allowed.most()) {
      throw new UsageException(
          "'" + operands.get(allowed.most()) + "' is one operand too many" + seeHelp(spec));
    }
  }

  private static String seeHelp(CommandSpec spec) {
    return "; see ringfence " + spec.name() + " --help";
  }

  /** Whether the operands are a command line of its own: {@code --} stands before the first. */
  public boolean isCommandLine() {
    return commandLine;
  }

  /**
   * The operands, in order.
   *
   * @throws UsageException when there are fewer than the command needs
   */
  public List<String> operands() {
    if (operands.size() < spec.operands().least()) {
      throw new UsageException(
          "ringfence " + spec.name() + " needs " + spec.synopsis() + seeHelp(spec));
    }
    return operands;
  }

  /** Whether the option was given at all. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The option's last value. */
  public Optional<String> value(String option) {
    List<String> given = options.get(option);
    return given == null ? Optional.empty() : Optional.of(given.getLast());
  }

  /** The option's last value, or {@code otherwise}. */
  public String value(String option, String otherwise) {
    return value(option).orElse(otherwise);
  }

  /** Every value of the option, in the order given. */
  public List<String> values(String option) {
    return List.copyOf(options.getOrDefault(option, List.of()));
  }

  /**
   * The option's value as a path.
   *
   * @throws UsageException when it cannot be one (a NUL byte)
   */
  public Optional<Path> path(String option) {
    return value(option).map(Arguments::toPath);
  }

  /**
   * The option's value as a whole number from {@code least} to {@code most}.
   *
   * @throws UsageException when it is not
   */
  public Optional<Integer> number(String option, int least, int most) {
    return value(option)
        .map(text -> {
          try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
              return number;
            }
          } catch (NumberFormatException e) {
            // the line below says it
          }
          throw new UsageException(
              option + " is a number from " + least + " to " + most + ", not '" + text + "'");
        });
  }

  /**
   * A word as a path.
   *
   * @throws UsageException when it cannot be one (a NUL byte)
   */
  public static Path toPath(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new UsageException("'" + word + "' is not a path: " + e.getReason());
    }
  }
}
