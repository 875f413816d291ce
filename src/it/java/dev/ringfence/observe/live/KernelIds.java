package dev.ringfence.observe.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The BPF programs and maps of one process, by the numbers that the kernel gave them. */
final class KernelIds {
  /** The kernel frees them a moment after their last user is gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private KernelIds() {}

  /** Those that a process holds: lines of its /proc/PID/fdinfo. */
  static List<String> heldBy(long process) throws IOException {
    List<String> held = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("/proc", String.valueOf(process), "fdinfo"))) {
      for (Path one : (Iterable<Path>) all::iterator) {
        Files.readAllLines(one).stream()
            .filter(line -> line.startsWith("prog_id:") || line.startsWith("map_id:"))
            .forEach(held::add);
      }
    }
    return held;
  }

  /** Which of them are still in the kernel after a while. */
  static List<String> there(List<String> held) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> there = new ArrayList<>(held);
    while (true) {
      for (String line : List.copyOf(there)) {
        String[] words = line.split(":\\s*", 2);
        Process tool =
            new ProcessBuilder("bpftool", words[0].replace("_id", ""), "show", "id", words[1])
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (tool.waitFor() != 0) {
          there.remove(line);
        }
      }
      if (there.isEmpty() || System.nanoTime() > end) {
        return there;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
