package dev.ringfence.deploy;

import dev.ringfence.unit.AtomicFile;
import dev.ringfence.unit.DropInFile;
import dev.ringfence.unit.ManagerConf;
import dev.ringfence.unit.Problem;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The drop-in for the configuration of systemd itself. What was there before is kept until it is
 * taken back, and nothing is taken back that somebody else has changed since.
 *
 * @param root the host, or an image
 */
public record ManagerDropIn(Root root) {
  /** The file, as systemd on that root names it. */
  public static final Path FILE = ManagerConf.DROP_INS.resolve(Place.FILE);

  private static final Path MEMORY = Place.STORE.resolve("manager");

  /** The name by which the journal of deployments knows it. */
  private static final String NAME = "system.conf";

  /** What came of it. */
  public sealed interface Outcome {
    /** The file is as it should be now; it may have been so already. */
    record Written(boolean changed) implements Outcome {}

    /** The file is as it was before Ringfence first wrote to it. */
    record TakenBack(boolean gone) implements Outcome {}

    /** Nothing was changed, and why. */
    record Refused(String words) implements Outcome {}
  }

  /**
   * Sets these lines and leaves all others of the file as they are.
   *
   * @throws IOException when it cannot be written; then the file is as it was
   */
  public Outcome write(List<DropInFile.Line> lines) throws IOException {
    Path file = below(FILE);
    Set<String> keys = Set.copyOf(lines.stream().map(DropInFile.Line::key).toList());
    DropInFile there = DropInFile.read(file);
    return switch (there.with(ManagerConf.SECTION, keys, lines)) {
      case DropInFile.Edit.Refused(Problem problem) -> new Outcome.Refused(problem.describe());
      case DropInFile.Edit.Done(DropInFile edited) -> put(file, there.bytes(), edited.bytes());
    };
  }

  private Outcome put(Path file, byte[] there, byte[] wanted) throws IOException {
    String now = Digest.ofFile(file);
    String after = Digest.of(wanted);
    if (now.equals(after)) {
      return new Outcome.Written(false);
    }
    Map<String, String> about = about();
    boolean ours = now.equals(about.getOrDefault("after", ""));
    String before = ours ? about.getOrDefault("before", Digest.NONE) : now;
    // First what takes it back, then the file.
    if (!ours && !now.equals(Digest.NONE)) {
      AtomicFile.write(memory("before"), there);
    }
    remember(before, after);
    AtomicFile.write(file, wanted);
    new Journal(root).add("begun", NAME, "-", FILE.toString());
    return new Outcome.Written(true);
  }

  /**
   * Makes the file what it was before Ringfence first wrote to it.
   *
   * @throws IOException when it cannot be written; then the file is as it was
   */
  public Outcome takeBack() throws IOException {
    Path file = below(FILE);
    Map<String, String> about = about();
    if (about.isEmpty()) {
      return new Outcome.Refused("nothing was applied: there is nothing to take back");
    }
    String before = about.getOrDefault("before", Digest.NONE);
    String now = Digest.ofFile(file);
    if (!now.equals(about.getOrDefault("after", "")) && !now.equals(before)) {
      return new Outcome.Refused(
          FILE
              + " was changed since Ringfence wrote it, and is left as it is: edit it by hand; what"
              + " was there before is "
              + (before.equals(Digest.NONE) ? "no file" : "in " + MEMORY.resolve("before")));
    }
    boolean gone = before.equals(Digest.NONE);
    if (gone) {
      AtomicFile.delete(file);
    } else {
      AtomicFile.write(file, Files.readAllBytes(memory("before")));
    }
    AtomicFile.delete(memory("about"));
    AtomicFile.delete(memory("before"));
    new Journal(root).add("rolled-back", NAME, "-", FILE.toString());
    return new Outcome.TakenBack(gone);
  }

  private void remember(String before, String after) throws IOException {
    String text = "before=" + before + "\nafter=" + after + "\n";
    AtomicFile.write(memory("about"), text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> about() throws IOException {
    Map<String, String> about = new HashMap<>();
    Path file = memory("about");
    if (Files.isRegularFile(file)) {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        about.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
      }
    }
    return about;
  }

  private Path memory(String name) throws IOException {
    return below(MEMORY.resolve(name));
  }

  /** An image's links must not lead to the host's files. */
  private Path below(Path inside) throws IOException {
    if (root.isHost()) {
      return inside;
    }
    Path plain = root.directory().resolve(inside.subpath(0, inside.getNameCount()));
    if (!root.open(inside).equals(plain)) {
      throw new IOException(plain + ": goes through a symbolic link, which is not followed");
    }
    return plain;
  }
}
