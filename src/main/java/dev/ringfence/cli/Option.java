package dev.ringfence.cli;

import java.util.List;

/**
 * One option of a command, as data: the parser, the help, the man page and the completions all read
 * it.
 *
 * @param name with its dashes, such as {@code --root}, or a lone short option such as {@code -p}
 * @param shortName a second, short spelling such as {@code -o}; empty when there is none
 * @param argument what follows it
 * @param summary one sentence, for the help and the man page
 */
public record Option(String name, String shortName, Argument argument, String summary) {
  /** What an option takes. */
  public sealed interface Argument {
    /** Nothing: it is there or not. */
    record None() implements Argument {}

    /** One value; the last one given counts. */
    record Value(String placeholder, Completes completes) implements Argument {}

    /** One of a few words. */
    record Choice(List<String> values) implements Argument {
      public Choice {
        values = List.copyOf(values);
      }
    }

    /** One value each time it is given, all of which count. */
    record Repeated(String placeholder, Completes completes) implements Argument {}
  }

  /** What a shell offers when it completes a value. */
  public enum Completes {
    NOTHING,
    FILES,
    DIRECTORIES,
    UNITS,
    DIRECTIVES
  }

  /** An option that is there or not. */
  public static Option flag(String name, String summary) {
    return new Option(name, "", new Argument.None(), summary);
  }

  /** An option with a value. */
  public static Option value(String name, String placeholder, String summary) {
    return new Option(name, "", new Argument.Value(placeholder, Completes.NOTHING), summary);
  }

  /** An option whose value is a file. */
  public static Option file(String name, String placeholder, String summary) {
    return new Option(name, "", new Argument.Value(placeholder, Completes.FILES), summary);
  }

  /** An option whose value is a directory. */
  public static Option directory(String name, String placeholder, String summary) {
    return new Option(name, "", new Argument.Value(placeholder, Completes.DIRECTORIES), summary);
  }

  /** An option whose value is one of a few words. */
  public static Option choice(String name, String summary, String... values) {
    return new Option(name, "", new Argument.Choice(List.of(values)), summary);
  }

  /** An option that may be given many times, each with a value. */
  public static Option repeated(String name, String placeholder, String summary) {
    return new Option(name, "", new Argument.Repeated(placeholder, Completes.NOTHING), summary);
  }

  /** The same option with a short spelling too. */
  public Option orShort(String spelling) {
    return new Option(name, spelling, argument, summary);
  }

  /** The same option, whose values a shell completes in the given way. */
  public Option completing(Completes completes) {
    return switch (argument) {
      case Argument.Value(String placeholder, Completes _) ->
          new Option(name, shortName, new Argument.Value(placeholder, completes), summary);
      case Argument.Repeated(String placeholder, Completes _) ->
          new Option(name, shortName, new Argument.Repeated(placeholder, completes), summary);
      case Argument.None(), Argument.Choice(List<String> _) ->
          throw new IllegalArgumentException(name + " has no free value to complete");
    };
  }

  /** {@code --root DIR}: as the help writes it. */
  public String usage() {
    return switch (argument) {
      case Argument.None() -> name;
      case Argument.Value(String placeholder, Completes _) -> name + " " + placeholder;
      case Argument.Repeated(String placeholder, Completes _) -> name + " " + placeholder;
      case Argument.Choice(List<String> values) -> name + " " + String.join("|", values);
    };
  }

  boolean isCalled(String spelling) {
    return spelling.equals(name) || (!shortName.isEmpty() && spelling.equals(shortName));
  }
}
