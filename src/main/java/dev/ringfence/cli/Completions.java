package dev.ringfence.cli;

import dev.ringfence.cli.Option.Argument;
import dev.ringfence.cli.Option.Completes;
import dev.ringfence.directive.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** Shell completions, made from the definitions. */
final class Completions {
  private static final String UNITS =
      "systemctl list-unit-files --type=service --no-legend --plain 2>/dev/null | cut -d ' ' -f 1";

  private Completions() {}

  static String bash() {
    StringBuilder script = new StringBuilder();
    script.append("# bash completion for ringfence\n_ringfence() {\n");
    script.append(
        "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n");
    script.append("  COMPREPLY=()\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n");
    script.append("    mapfile -t COMPREPLY < <(compgen -W '");
    script
        .append(String.join(" ", Commands.names()))
        .append("' -- \"$current\")\n    return\n  fi\n");
    script.append("  case ${COMP_WORDS[1]}:$previous in\n");
    for (CommandSpec spec : Commands.specs()) {
      for (Option option : allOptions(spec)) {
        if (option.argument() instanceof Argument.None) {
          continue;
        }
        String reply = bashValues(option.argument());
        for (String spelling : spellings(option)) {
          script.append("    ").append(spec.name()).append(':').append(spelling).append(") ");
          script.append(reply).append(reply.isEmpty() ? "" : "; ").append("return ;;\n");
        }
      }
    }
    script.append("  esac\n  case ${COMP_WORDS[1]} in\n");
    for (CommandSpec spec : Commands.specs()) {
      script.append("    ").append(spec.name()).append(")\n");
      script.append("      if [[ $current == -* ]]; then mapfile -t COMPREPLY < <(compgen -W '");
      List<String> words = new ArrayList<>();
      allOptions(spec).forEach(option -> words.addAll(spellings(option)));
      script.append(String.join(" ", words)).append("' -- \"$current\")\n");
      String operands = bashReply(spec.operands().completes());
      script.append(operands.isEmpty() ? "" : "      else " + operands + "\n");
      script.append("      fi ;;\n");
    }
    return script.append("  esac\n}\ncomplete -F _ringfence ringfence\n").toString();
  }

  static String zsh() {
    StringBuilder script = new StringBuilder();
    script.append("#compdef ringfence\n# zsh completion for ringfence\n");
    script.append("_ringfence_units() {\n  local -a units\n  units=(${(f)\"$(").append(UNITS);
    script.append(
        ")\"})\n  compadd -a units\n}\n_ringfence_directives() {\n  compadd "
            + String.join(" ", Catalogue.names())
            + "\n}\n_ringfence() {\n  local -a commands\n  commands=(\n");
    for (CommandSpec spec : Commands.specs()) {
      script.append("    ").append(quoted(spec.name() + ":" + spec.summary())).append('\n');
    }
    script.append(
        "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n");
    script.append("  fi\n  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n");
    script.append("  case $command in\n");
    for (CommandSpec spec : Commands.specs()) {
      script.append("    ").append(spec.name()).append(") _arguments");
      for (Option option : allOptions(spec)) {
        String repeat = option.argument() instanceof Argument.Repeated ? "*" : "";
        for (String spelling : spellings(option)) {
          String text =
              repeat
                  + spelling
                  + "["
                  + zshText(option.summary())
                  + "]"
                  + zshValue(option.argument());
          script.append(" \\\n      ").append(quoted(text));
        }
      }
      script
          .append(" \\\n      ")
          .append(quoted("*:operand:" + zshAction(spec.operands().completes())));
      script.append(" ;;\n");
    }
    return script.append("  esac\n}\n_ringfence \"$@\"\n").toString();
  }

  static String fish() {
    StringBuilder script = new StringBuilder();
    script.append("# fish completion for ringfence\ncomplete -c ringfence -f\n");
    for (CommandSpec spec : Commands.specs()) {
      script.append("complete -c ringfence -n __fish_use_subcommand -a ").append(spec.name());
      script.append(" -d ").append(quoted(spec.summary())).append('\n');
      String condition = quoted("__fish_seen_subcommand_from " + spec.name());
      for (Option option : allOptions(spec)) {
        script.append("complete -c ringfence -n ").append(condition);
        for (String spelling : spellings(option)) {
          script.append(spelling.startsWith("--") ? " -l " : " -s ");
          script.append(spelling.replaceFirst("^--?", ""));
        }
        script.append(fishValue(option.argument()));
        script.append(" -d ").append(quoted(option.summary())).append('\n');
      }
      String operands = fishWords(spec.operands().completes());
      if (!operands.isEmpty()) {
        script.append("complete -c ringfence -n ").append(condition).append(operands).append('\n');
      }
    }
    return script.toString();
  }

  private static List<Option> allOptions(CommandSpec spec) {
    List<Option> all = new ArrayList<>(spec.options());
    all.addAll(CommonOptions.EVERYWHERE);
    return all;
  }

  private static List<String> spellings(Option option) {
    return option.shortName().isEmpty()
        ? List.of(option.name())
        : List.of(option.name(), option.shortName());
  }

  private static String bashValues(Argument argument) {
    return switch (argument) {
      case Argument.None() -> "";
      case Argument.Value(String _, Completes completes) -> bashReply(completes);
      case Argument.Repeated(String _, Completes completes) -> bashReply(completes);
      case Argument.Choice(List<String> values) ->
          "mapfile -t COMPREPLY < <(compgen -W '" + String.join(" ", values) + "' -- \"$current\")";
    };
  }

  private static String bashReply(Completes completes) {
    return switch (completes) {
      case NOTHING -> "";
      case DIRECTIVES ->
          "mapfile -t COMPREPLY < <(compgen -W '"
              + String.join(" ", Catalogue.names())
              + "' -- \"$current\"; compgen -f -- \"$current\"; compgen -W \"$("
              + UNITS
              + ")\" -- \"$current\")";
      case FILES -> "mapfile -t COMPREPLY < <(compgen -f -- \"$current\")";
      case DIRECTORIES -> "mapfile -t COMPREPLY < <(compgen -d -- \"$current\")";
      case UNITS ->
          "mapfile -t COMPREPLY < <(compgen -f -- \"$current\"; compgen -W \"$("
              + UNITS
              + ")\" -- \"$current\")";
    };
  }

  private static String zshValue(Argument argument) {
    return switch (argument) {
      case Argument.None() -> "";
      case Argument.Value(String name, Completes completes) ->
          ":" + name + ":" + zshAction(completes);
      case Argument.Repeated(String name, Completes completes) ->
          ":" + name + ":" + zshAction(completes);
      case Argument.Choice(List<String> values) -> ":value:(" + String.join(" ", values) + ")";
    };
  }

  private static String zshAction(Completes completes) {
    return switch (completes) {
      case NOTHING -> " ";
      case DIRECTIVES -> "{_ringfence_directives; _ringfence_units; _files}";
      case FILES -> "_files";
      case DIRECTORIES -> "_files -/";
      case UNITS -> "{_ringfence_units; _files}";
    };
  }

  private static String zshText(String text) {
    return text.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String fishValue(Argument argument) {
    return switch (argument) {
      case Argument.None() -> "";
      case Argument.Value(String _, Completes completes) -> " -r" + fishWords(completes);
      case Argument.Repeated(String _, Completes completes) -> " -r" + fishWords(completes);
      case Argument.Choice(List<String> values) -> " -r -a " + quoted(String.join(" ", values));
    };
  }

  private static String fishWords(Completes completes) {
    return switch (completes) {
      case NOTHING -> "";
      case DIRECTIVES ->
          " -F -a "
              + quoted(String.join(" ", Catalogue.names()))
              + " -a "
              + quoted("(" + UNITS.replace("'", "\"") + ")");
      case FILES -> " -F";
      case DIRECTORIES -> " -a '(__fish_complete_directories)'";
      case UNITS -> " -F -a " + quoted("(" + UNITS.replace("'", "\"") + ")");
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
