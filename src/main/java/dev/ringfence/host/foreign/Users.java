package dev.ringfence.host.foreign;

import dev.ringfence.lint.ExecLine;
import dev.ringfence.lint.Machine;
import dev.ringfence.lint.Subject;
import dev.ringfence.linux.RawPath;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitLoader;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who runs a program: services whose command lines name it, timers that start those, and processes
 * that run now. A script that calls it is not seen.
 */
final class Users {
  private static final List<String> SEARCH_PATH =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private final Root root;
  private final Systemd systemd;
  private final Map<RawPath, List<String>> users = new HashMap<>();

  Users(Root root, Systemd systemd) {
    this.root = root;
    this.systemd = systemd;
  }

  /** By path on this host. */
  Map<RawPath, List<String>> find() throws IOException {
    UnitLoader loader = new UnitLoader(UnitPath.system(root));
    Map<String, List<String>> timers = timers(loader);
    for (UnitName name : loader.names(UnitType.SERVICE)) {
      UnitName asked =
          name.kind() == UnitName.Kind.TEMPLATE ? name.instantiate("x").orElse(name) : name;
      if (loader.load(asked) instanceof Loading.Loaded(Unit unit)) {
        service(name.toString(), unit, timers.getOrDefault(name.toString(), List.of()));
      }
    }
    if (root.isHost()) {
      processes();
    }
    return users;
  }

  private void service(String name, Unit unit, List<String> timers) {
    for (ExecLine line : new Subject(unit, new Machine(root, systemd), true).commands()) {
      for (RawPath program : resolve(line.program())) {
        add(program, name);
        timers.forEach(timer -> add(program, timer));
      }
    }
  }

  /** Timers by the service that they start: their Unit=, or the one of their own name. */
  private static Map<String, List<String>> timers(UnitLoader loader) {
    Map<String, List<String>> timers = new HashMap<>();
    for (UnitName name : loader.names(UnitType.TIMER)) {
      if (name.kind() != UnitName.Kind.TEMPLATE
          && loader.load(name) instanceof Loading.Loaded(Unit unit)) {
        String service = name.withoutType() + ".service";
        for (Setting setting : unit.settings("Timer", "Unit")) {
          service = setting.value().isEmpty() ? service : setting.value();
        }
        timers.computeIfAbsent(service, _ -> new ArrayList<>()).add(name.toString());
      }
    }
    return timers;
  }

  private List<RawPath> resolve(String program) {
    List<String> places =
        program.startsWith("/")
            ? List.of(program)
            : SEARCH_PATH.stream().map(place -> place + "/" + program).toList();
    for (String place : places) {
      try {
        Path there = root.open(Path.of(place));
        if (Files.isRegularFile(there)) {
          return List.of(RawPath.of(there.toRealPath().toString()));
        }
      } catch (IOException | InvalidPathException nowhere) {
        // Its unit could not start it either.
      }
    }
    return List.of();
  }

  private void processes() throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : all) {
        try {
          String program = Files.readSymbolicLink(process.resolve("exe")).toString();
          String who = "process " + process.getFileName() + unitOf(process);
          // A file that was replaced while it ran is still the same program.
          add(RawPath.of(program.replace(" (deleted)", "")), who);
        } catch (IOException gone) {
          // It ended, it is one of the kernel's, or it is not ours to look at.
        }
      }
    }
  }

  private static String unitOf(Path process) throws IOException {
    byte[] groups = Files.readAllBytes(process.resolve("cgroup"));
    for (String line : new String(groups, StandardCharsets.UTF_8).split("\n", -1)) {
      String name = line.substring(line.lastIndexOf('/') + 1);
      if (name.endsWith(".service") || name.endsWith(".scope")) {
        return " in " + name;
      }
    }
    return "";
  }

  private void add(RawPath program, String user) {
    List<String> all = users.computeIfAbsent(program, _ -> new ArrayList<>());
    if (!all.contains(user)) {
      all.add(user);
    }
  }
}
