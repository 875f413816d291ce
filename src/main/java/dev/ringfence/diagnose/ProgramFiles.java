package dev.ringfence.diagnose;

import dev.ringfence.lint.RootFiles;
import dev.ringfence.linux.ElfImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files without which a program cannot begin: what execve(2) and ld.so(8) open before its own
 * first instruction.
 */
final class ProgramFiles {
  /** A script's interpreter may itself be a script; the kernel follows four (exec.c). */
  private static final int MOST_INTERPRETERS = 4;

  private static final int MOST_LIBRARIES = 500;

  private static final String PROGRAM = "the program";
  private static final String INTERPRETER = "the interpreter of ";

  private final RootFiles files;

  /** Of this root. */
  ProgramFiles(RootFiles files) {
    this.files = files;
  }

  /** What they are to the program, by path, itself first; empty when it is not there. */
  Map<String, String> of(String program) {
    Map<String, String> needed = new LinkedHashMap<>();
    String role = PROGRAM;
    String path = program;
    for (int depth = 0; depth <= MOST_INTERPRETERS && files.regular(path).isPresent(); depth++) {
      needed.put(path, role);
      Optional<String> interpreter = interpreter(path);
      if (interpreter.isEmpty()) {
        libraries(path, needed);
        break;
      }
      role = INTERPRETER + path;
      path = interpreter.get();
    }
    return needed;
  }

  /** The program and the interpreters that it needs, without libraries. */
  List<String> programs(String program) {
    return of(program).entrySet().stream()
        .filter(file -> file.getValue().equals(PROGRAM) || file.getValue().startsWith(INTERPRETER))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Optional<String> interpreter(String path) {
    List<String> lines = files.lines(path);
    if (lines.isEmpty() || !lines.getFirst().startsWith("#!")) {
      return Optional.empty();
    }
    return Optional.of(lines.getFirst().substring(2).strip().split("\\s+", 2)[0]);
  }

  private void libraries(String program, Map<String, String> needed) {
    ElfImage image = image(program);
    if (image.interpreter().isEmpty()) {
      return;
    }
    needed.put(image.interpreter(), "the dynamic linker of " + program);
    Deque<String> left = new ArrayDeque<>(image.needed());
    while (!left.isEmpty() && needed.size() < MOST_LIBRARIES) {
      Optional<String> library = library(left.removeFirst());
      if (library.isPresent() && !needed.containsKey(library.get())) {
        needed.put(library.get(), "a library of " + program);
        left.addAll(image(library.get()).needed());
      }
    }
  }

  private Optional<String> library(String name) {
    for (String directory : List.of("/usr/local/lib", "/lib", "/usr/lib", "/lib64", "/usr/lib64")) {
      for (String below : List.of("", "/x86_64-linux-gnu", "/aarch64-linux-gnu")) {
        String path = directory + below + "/" + name;
        if (files.regular(path).isPresent()) {
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  private ElfImage image(String path) {
    Optional<Path> file = files.regular(path);
    try {
      return file.isPresent() ? ElfImage.read(file.get()) : ElfImage.NONE;
    } catch (IOException broken) {
      return ElfImage.NONE;
    }
  }
}
