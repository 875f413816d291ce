package dev.ringfence.lint;

import dev.ringfence.linux.Capability;
import dev.ringfence.linux.ElfImage;
import dev.ringfence.linux.FileCapabilities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a command really runs: through links, interpreters of scripts, and programs that only start
 * another one.
 */
public final class Program {
  private static final Set<String> STARTERS =
      Set.of(
          "env",
          "nice",
          "ionice",
          "nohup",
          "setsid",
          "stdbuf",
          "timeout",
          "chrt",
          "taskset",
          "exec",
          "setpriv",
          "prlimit",
          "catchsegv");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");
  private static final Set<String> PRIVILEGED =
      Set.of("sudo", "su", "doas", "pkexec", "newgrp", "newuidmap", "newgidmap", "gpasswd");
  private static final int SETUID = 04000;
  private static final int SETGID = 02000;

  private final ExecLine line;
  private final Optional<RootFiles> files;

  private Program(ExecLine line, Optional<RootFiles> files) {
    this.line = line;
    this.files = files;
  }

  /** The program of a command; its file is looked at when the unit is in its place. */
  public static Program of(ExecLine line, Subject subject) {
    return new Program(
        line, subject.inPlace() ? Optional.of(subject.machine().files()) : Optional.empty());
  }

  /** Its name, without directories. */
  public String name() {
    return line.name();
  }

  /** Its arguments. */
  public List<String> arguments() {
    return line.arguments();
  }

  /** Files of the machine, when they may be looked at. */
  public Optional<RootFiles> files() {
    return files;
  }

  /** Every name that says what runs: the command's, what it starts, what its links lead to. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String program : started()) {
      add(names, PathText.name(program));
      if (program.startsWith("/") && files.isPresent()) {
        String real = files.get().real(program);
        add(names, PathText.name(real));
        interpreter(real).ifPresent(interpreter -> add(names, PathText.name(interpreter)));
      }
    }
    return names;
  }

  /** The libraries that the program's file names. */
  public List<String> libraries() {
    List<String> libraries = new ArrayList<>();
    for (String program : started()) {
      libraries.addAll(image(program).needed());
    }
    return libraries;
  }

  /** The dynamic linker that the program's file names; empty when it has none or is not known. */
  public String loader() {
    String program = line.program();
    Optional<String> script = files.isPresent() ? interpreter(program) : Optional.empty();
    return image(script.orElse(program)).interpreter();
  }

  /** The program, and those that it starts as far as its arguments tell. */
  private List<String> started() {
    List<String> started = new ArrayList<>();
    started.add(line.program());
    List<String> words = line.arguments();
    String name = line.name();
    if (SHELLS.contains(name)) {
      int script = words.indexOf("-c");
      words =
          script >= 0 && script + 1 < words.size()
              ? List.of(words.get(script + 1).strip().split("\\s+", -1))
              : List.of();
      name = "exec";
    }
    int depth = 0;
    while (STARTERS.contains(name) && depth++ < 5) {
      int next = 0;
      while (next < words.size() && isOptionOf(name, words.get(next))) {
        next++;
      }
      if (next == words.size()) {
        break;
      }
      started.add(words.get(next));
      name = PathText.name(words.get(next));
      words = words.subList(next + 1, words.size());
    }
    return started;
  }

  /** What may stand between a starter and the program that it starts. */
  private static boolean isOptionOf(String starter, String word) {
    boolean number = !word.isEmpty() && Character.isDigit(word.charAt(0));
    return word.startsWith("-")
        || (word.indexOf('=') > 0 && !word.startsWith("/"))
        || (number && !starter.equals("env") && !starter.equals("exec"))
        || word.equals("exec");
  }

  /** The program in the first line of a script. */
  private Optional<String> interpreter(String path) {
    List<String> lines = files.map(there -> there.lines(path)).orElse(List.of());
    if (lines.isEmpty() || !lines.getFirst().startsWith("#!")) {
      return Optional.empty();
    }
    String[] words = lines.getFirst().substring(2).strip().split("\\s+", -1);
    boolean env = PathText.name(words[0]).equals("env") && words.length > 1;
    return Optional.of(env ? words[words.length - 1] : words[0]);
  }

  private ElfImage image(String program) {
    Optional<Path> file = files.flatMap(there -> there.regular(program));
    if (file.isEmpty()) {
      return ElfImage.NONE;
    }
    try {
      return ElfImage.read(file.get());
    } catch (IOException broken) {
      return ElfImage.NONE;
    }
  }

  /** What privileges its file gives, in words that follow the name; empty when it gives none. */
  public String privilegesOfItsFile() {
    String program = started().getLast();
    String name = PathText.name(program);
    if (PRIVILEGED.contains(name.toLowerCase(Locale.ROOT))) {
      return "lives by its setuid bit";
    }
    int mode = files.map(there -> there.mode(program)).orElse(-1);
    if (mode >= 0 && (mode & SETUID) != 0) {
      return "is setuid";
    }
    if (mode >= 0 && (mode & SETGID) != 0) {
      return "is setgid";
    }
    Set<Capability> capabilities = fileCapabilities();
    return capabilities.isEmpty() ? "" : "gets " + words(capabilities) + " from its file";
  }

  private static String words(Set<Capability> capabilities) {
    List<String> words = new ArrayList<>();
    capabilities.forEach(capability -> words.add(capability.toString()));
    return String.join(", ", words);
  }

  /** The capabilities that its file gives it; none when the file is not known. */
  public Set<Capability> fileCapabilities() {
    return files
        .flatMap(there -> there.regular(started().getLast()))
        .map(FileCapabilities::of)
        .orElse(Set.of());
  }

  private static void add(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }
}
