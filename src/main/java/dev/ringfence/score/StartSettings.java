package dev.ringfence.score;

import dev.ringfence.unit.Specifiers;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Words;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the settings that decide whether systemd accepts a service at all into a {@link
 * StartState}.
 */
final class StartSettings {
  private final StartState start;
  private final SystemdVersion version;
  private final Specifiers specifiers;

  StartSettings(ServiceState state) {
    this.start = state.start;
    this.version = state.version;
    this.specifiers = state.specifiers;
  }

  /**
   * Takes one assignment of the section [Service].
   *
   * @return why systemd refuses the unit for it; empty when it does not
   */
  String assign(String key, String value) {
    return switch (key) {
      case "ExecStart" -> {
        CommandLine.Reading reading = commands(value);
        start.startCommands = value.isEmpty() ? 0 : start.startCommands + reading.commands();
        yield reading.flaw();
      }
      case "ExecStop" -> {
        CommandLine.Reading reading = commands(value);
        start.stopCommands = value.isEmpty() ? 0 : start.stopCommands + reading.commands();
        yield reading.flaw();
      }
      case "ExecStartPre", "ExecStartPost", "ExecReload", "ExecStopPost" -> commands(value).flaw();
      case "ExecCondition" -> version.atLeast(243) ? commands(value).flaw() : "";
      case "ExecReloadPost" -> version.atLeast(259) ? commands(value).flaw() : "";
      case "WorkingDirectory" -> workingDirectory(value);
      case "SELinuxContext", "AppArmorProfile", "SmackProcessLabel" -> label(value);
      default -> {
        harmless(key, value);
        yield "";
      }
    };
  }

  private void harmless(String key, String value) {
    switch (key) {
      case "Type" -> start.type = isType(value) ? value : start.type;
      case "ExitType" -> {
        if (version.atLeast(250) && (value.equals("main") || value.equals("cgroup"))) {
          start.exitType = value;
        }
      }
      case "Restart" -> start.restart = isRestart(value) ? value : start.restart;
      case "RestartForceExitStatus" -> restartForceExitStatus(value);
      case "BusName" -> {
        String name = UnitPaths.expanded(specifiers, value).orElse("");
        start.busName = BusName.isValid(name) ? name : start.busName;
      }
      case "PAMName" -> {
        Optional<String> name = UnitPaths.expanded(specifiers, value);
        start.pam = name.isPresent() ? !name.get().isEmpty() : start.pam;
      }
      case "KillMode" -> killMode(value);
      case "SuccessAction" -> successAction(value);
      case "ReadWritePaths",
          "ReadOnlyPaths",
          "InaccessiblePaths",
          "ExecPaths",
          "NoExecPaths",
          "BindPaths",
          "BindReadOnlyPaths",
          "TemporaryFileSystem",
          "ExtensionImages",
          "ExtensionDirectories" ->
          start.ownMounts = !value.isEmpty();
      default -> {}
    }
  }

  private CommandLine.Reading commands(String value) {
    return new CommandLine(specifiers, version).read(value);
  }

  private String workingDirectory(String value) {
    boolean missingOk = value.startsWith("-");
    String path = missingOk ? value.substring(1) : value;
    if (value.isEmpty() || path.equals("~")) {
      start.homeAsWorkingDirectory = !value.isEmpty();
      start.workingDirectory = "";
      return "";
    }
    Optional<String> directory = UnitPaths.absolute(specifiers, path);
    if (directory.isPresent()) {
      start.homeAsWorkingDirectory = false;
      start.workingDirectory = directory.get();
      return "";
    }
    return missingOk ? "" : "'" + path + "' is not an absolute path without '..'";
  }

  /** Labels of security modules are not read further than their specifiers. */
  private String label(String value) {
    boolean ignore = value.startsWith("-");
    boolean resolves =
        UnitPaths.expanded(specifiers, ignore ? value.substring(1) : value).isPresent();
    return ignore || resolves ? "" : "'" + value + "' has a specifier that cannot be resolved";
  }

  private boolean isType(String value) {
    return switch (value) {
      case "simple", "exec", "forking", "oneshot", "dbus", "notify", "idle" -> true;
      case "notify-reload" -> version.atLeast(253);
      default -> false;
    };
  }

  private static boolean isRestart(String value) {
    return switch (value) {
      case "no", "on-success", "on-failure", "on-abnormal", "on-watchdog", "on-abort", "always" ->
          true;
      default -> false;
    };
  }

  private void restartForceExitStatus(String value) {
    if (value.isEmpty()) {
      start.restartForced = false;
      return;
    }
    for (String word : Words.of(value).words()) {
      OptionalInt number = CNumbers.signed(word);
      boolean status = number.isPresent() && number.getAsInt() >= 0 && number.getAsInt() < 256;
      start.restartForced |= status || ExitNames.isKnown(word);
    }
  }

  private void killMode(String value) {
    switch (value) {
      case "" -> start.killMode = "control-group";
      case "control-group", "process", "mixed", "none" -> start.killMode = value;
      default -> {}
    }
  }

  private void successAction(String value) {
    switch (value) {
      case "none" -> start.successAction = false;
      case "reboot",
          "reboot-force",
          "reboot-immediate",
          "poweroff",
          "poweroff-force",
          "poweroff-immediate",
          "exit",
          "exit-force" ->
          start.successAction = true;
      case "soft-reboot",
          "soft-reboot-force",
          "kexec",
          "kexec-force",
          "halt",
          "halt-force",
          "halt-immediate" ->
          start.successAction |= version.atLeast(254);
      default -> {}
    }
  }
}
