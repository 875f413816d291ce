package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Seen;
import dev.ringfence.observe.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What /proc (proc(5)) still tells of the past of a process: the files it has open, what it has
 * mapped, its program. System calls of the past leave no trace.
 *
 * @param at the time that all of it is told for
 * @param programs reads their files
 */
record Backfill(Instant at, Programs programs) {
  private static final int ACCESS_MODE = 3; // O_ACCMODE
  private static final int WRITE_ONLY = 1;
  private static final int READ_WRITE = 2;

  List<Fact> of(int process) {
    Path folder = Path.of("/proc", String.valueOf(process));
    List<Fact> facts = new ArrayList<>();
    try {
      String comm = Files.readString(folder.resolve("comm")).strip();
      Seen seen = Seen.once(Stage.UNKNOWN, comm.isEmpty() ? "*" : comm, new Outcome.Ok(), at);
      program(folder, process, seen, facts);
      mappings(folder, seen, facts);
      descriptors(folder, seen, facts);
      OpenSockets.of(folder, seen, facts);
    } catch (IOException | RuntimeException e) {
      // It ended while we looked; what was found by then holds.
    }
    return facts;
  }

  private void program(Path folder, int process, Seen seen, List<Fact> facts) throws IOException {
    String path = Files.readSymbolicLink(folder.resolve("exe")).toString();
    facts.add(file(seen, "execve", FileAccess.EXECUTE, path));
    facts.add(programs.child(seen, "execve", path, false, process));
  }

  private static void mappings(Path folder, Seen seen, List<Fact> facts) throws IOException {
    Set<String> mapped = new LinkedHashSet<>();
    for (String line : Files.readAllLines(folder.resolve("maps"))) {
      String[] parts = line.split(" +", 6);
      if (parts.length < 2 || parts[1].charAt(2) != 'x') {
        continue;
      }
      String path = parts.length == 6 ? parts[5] : "";
      if (parts[1].charAt(1) == 'w') {
        facts.add(
            new Fact.ExecutableMemory(
                seen, "mmap", Fact.Executable.WRITABLE, path.startsWith("[") ? "" : path));
      } else if (path.isEmpty()) {
        // Nobody maps empty memory to run it: it was written before.
        facts.add(new Fact.ExecutableMemory(seen, "mprotect", Fact.Executable.AFTER_WRITE, ""));
      }
      if (path.startsWith("/")) {
        mapped.add(path);
      }
    }
    for (String path : mapped) {
      facts.add(file(seen, "mmap", FileAccess.MAP_EXECUTABLE, path));
    }
  }

  private static void descriptors(Path folder, Seen seen, List<Fact> facts) throws IOException {
    List<Path> links;
    try (Stream<Path> all = Files.list(folder.resolve("fd"))) {
      links = all.toList();
    }
    for (Path link : links) {
      String path = Files.readSymbolicLink(link).toString();
      if (!path.startsWith("/")) {
        continue;
      }
      int mode = mode(folder.resolve("fdinfo").resolve(link.getFileName().toString()));
      if (mode != WRITE_ONLY) {
        facts.add(file(seen, "openat", FileAccess.READ, path));
      }
      if (mode == WRITE_ONLY || mode == READ_WRITE) {
        facts.add(file(seen, "openat", FileAccess.WRITE, path));
      }
    }
  }

  private static int mode(Path info) throws IOException {
    for (String line : Files.readAllLines(info)) {
      if (line.startsWith("flags:")) {
        return Integer.parseInt(line.substring("flags:".length()).strip(), 8) & ACCESS_MODE;
      }
    }
    return 0;
  }

  private static Fact file(Seen seen, String call, FileAccess access, String path) {
    return new Fact.File(
        seen,
        call,
        access,
        path.replaceFirst(" \\(deleted\\)$", ""),
        "",
        FileType.UNKNOWN,
        "",
        false);
  }
}
