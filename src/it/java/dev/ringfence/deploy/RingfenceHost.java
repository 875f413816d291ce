package dev.ringfence.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A clone that plays the host, with Ringfence installed in it. */
public record RingfenceHost(Clone copy) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int OUTPUT = 1 << 20;

  /** Runs a main class of Ringfence or of its tests. */
  public static final String JAVA =
      DebianRoot.jdk()
          + "/bin/java --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
          + " -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=/tmp/ringfence.jsa"
          + " -Xlog:disable -Xlog:all=off -cp '/opt/ringfence/*' ";

  private static final String MAIN = JAVA + "dev.ringfence.cli.Main ";

  /** Boots it. */
  public static RingfenceHost boot(CloneRequest request) throws IOException {
    Clone clone = Clone.boot(request);
    try {
      install(Path.of("/proc/" + clone.pid() + "/root"));
      return new RingfenceHost(clone);
    } catch (IOException | RuntimeException e) {
      clone.close();
      throw e;
    }
  }

  /** The program and the libraries it needs, which the root has not got. */
  private static void install(Path root) throws IOException {
    Path place = Files.createDirectories(root.resolve("opt/ringfence"));
    int number = 100;
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path from = Path.of(element);
      Path jar = place.resolve(number++ + ".jar");
      if (Files.isRegularFile(from)) {
        Files.copy(from, jar);
      } else if (Files.isDirectory(from)) {
        pack(from, jar);
      }
    }
    for (String library : List.of("libbpf.so.1", "libelf.so.1", "libz.so.1")) {
      Path from = Path.of("/usr/lib/x86_64-linux-gnu", library);
      Path to = root.resolve("usr/lib/x86_64-linux-gnu").resolve(library);
      if (!Files.exists(to)) {
        Files.copy(from.toRealPath(), to);
      }
    }
  }

  private static void pack(Path directory, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(directory)) {
      out.setLevel(1);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(directory.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  /** How a command ended, and all that it printed. */
  public record Said(int code, String text) {}

  /** Runs a command line of the shell. */
  public Said sh(String command) throws IOException {
    Execution.Result result = copy.run(List.of("sh", "-c", command), PATIENCE, OUTPUT);
    return new Said(result.exitCode(), result.out().text() + result.err().text());
  }

  /** Runs {@code ringfence} with these words. */
  public Said ringfence(String words) throws IOException {
    return sh(MAIN + words);
  }

  /** The command line that runs {@code ringfence} with these words. */
  public static String commandLine(String words) {
    return MAIN + words;
  }

  /** What a command prints, which has to succeed. */
  public String output(String command) throws IOException {
    Said said = sh(command);
    assertThat(said.code()).as("%s: %s", command, said.text()).isZero();
    return said.text().strip();
  }

  /** A property of a unit. */
  public String property(String unit, String name) throws IOException {
    return output("systemctl show --value --property=" + name + " -- " + unit);
  }

  /** Everything of Ringfence's that is left in systemd's directories. */
  public List<String> leftovers() throws IOException {
    List<String> left = new ArrayList<>();
    String found =
        output(
            "find /etc/systemd /run/systemd/transient \\( -name '*ringfence*rollback*' -o -name"
                + " '.#*' \\) 2>/dev/null; systemctl list-units --all --plain --no-legend"
                + " 'ringfence-rollback-*' | cut -d' ' -f1; true");
    found.lines().filter(line -> !line.isBlank()).forEach(left::add);
    return left;
  }

  @Override
  public void close() {
    copy.close();
  }
}
