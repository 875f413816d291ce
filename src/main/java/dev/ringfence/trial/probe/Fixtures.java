package dev.ringfence.trial.probe;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.Execution;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What is put into a clone for probes to find: the probe itself, files, a device, a route. */
final class Fixtures {
  /** Where the probe, its scripts and its answers are; bound into sandboxes that hide it. */
  static final String PLACE = "/run/ringfence-probe";

  static final String PROGRAM = PLACE + "/probe";
  static final String READABLE = PLACE + "/readable";
  static final String OF_ROOT = PLACE + "/of-root";
  static final String OF_NOBODY = PLACE + "/of-nobody";

  /** The user nobody, by number, which every system has or needs not have. */
  static final int NOBODY = 65534;

  /** On the root file system, because /run takes no setuid program. */
  private static final String ELSEWHERE = "/var/lib/ringfence-probe";

  static final String PROGRAM_ELSEWHERE = ELSEWHERE + "/probe";
  static final String SETUID = ELSEWHERE + "/setuid";

  /** The major number 240 is for local and experimental use: there is no driver behind it. */
  static final String DEVICE = "/dev/ringfence-probe";

  static final String TMP = "/tmp/ringfence-probe";
  static final String VAR_TMP = "/var/tmp/ringfence-probe";
  static final String HOME = "/home/ringfence-probe";
  static final String ROOTS_HOME = "/root/ringfence-probe";

  /** Of the network that RFC 5737 reserves for documentation, which nobody has. */
  static final String FAR_ADDRESS = "198.51.100.7";

  private static final String FAR_NETWORK = "198.51.100.0/24";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Fixtures() {}

  /** The planted file in a directory that a directive hides, or from which nothing may be run. */
  static String planted(String directory) {
    return (directory.equals("/") ? "" : directory) + "/ringfence-probe";
  }

  /**
   * Puts all of it into a clone.
   *
   * @param directories where else a copy of the probe has to lie
   */
  static void plant(Clone clone, List<String> directories) throws IOException {
    putProgram(clone);
    TreeSet<String> copies = new TreeSet<>(directories);
    copies.addAll(List.of("/tmp", "/var/tmp", "/home", "/root"));
    String script =
        """
        set -e
        cd %1$s
        chmod 755 . probe
        for file in readable of-root of-nobody; do echo x >$file; done
        chown %2$d:%2$d readable of-nobody
        chmod 444 readable; chmod 600 of-root; chmod 0 of-nobody
        mkdir -p %3$s /usr/lib/modules
        cp probe %3$s/probe; cp probe %3$s/setuid
        chown %2$d:%2$d %3$s/setuid; chmod 4755 %3$s/setuid
        for copy; do [ ! -d "${copy%%/*}/" ] || cp -T probe "$copy" 2>/dev/null || :; done
        """
            .formatted(PLACE, NOBODY, ELSEWHERE);
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    copies.forEach(directory -> command.add(planted(directory)));
    Execution.Result result = clone.run(command, PATIENCE, 4096);
    if (result.exitCode() != 0) {
      throw new IOException("probes could not be put into the clone: " + result.err().text());
    }
    // The clone itself may make no device; this one leads nowhere.
    fromOutside("mknod", "-m", "666", "/proc/" + clone.pid() + "/root" + DEVICE, "c", "240", "77");
    fromOutside(
        "nsenter",
        "-t",
        Long.toString(clone.pid()),
        "-n",
        "ip",
        "route",
        "add",
        FAR_NETWORK,
        "dev",
        "lo");
  }

  /** Puts the probe alone into a clone; it is not executable yet. */
  static void putProgram(Clone clone) throws IOException {
    try (InputStream program = Fixtures.class.getResourceAsStream("probe")) {
      if (program == null) {
        throw new IllegalStateException("the probe is missing from the program");
      }
      clone.writeFile(PROGRAM, program.readAllBytes());
    }
  }

  /** What does not come off leaves some attempts without an answer, and is told by them. */
  private static void fromOutside(String... command) throws IOException {
    try {
      int _ =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** The numbers of the clone's own namespaces, by the kernel's names for their kinds. */
  static Map<String, Long> namespaces(Clone clone) throws IOException {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (String kind : List.of("ipc", "mnt", "net", "user")) {
      String link =
          Files.readSymbolicLink(Path.of("/proc", Long.toString(clone.pid()), "ns", kind))
              .toString();
      numbers.put(kind, Long.parseLong(link.replaceAll("\\D", "")));
    }
    return numbers;
  }
}
