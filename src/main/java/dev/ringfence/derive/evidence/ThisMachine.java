package dev.ringfence.derive.evidence;

import dev.ringfence.score.Systemd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * This machine, or the one whose root directory is mounted somewhere.
 *
 * @param root {@code /} for this machine
 * @param systemd the systemd that will read the plan
 */
public record ThisMachine(Path root, Systemd systemd) implements Surroundings {
  private static final Path MODULES = Path.of("/sys/kernel/security/lsm");

  @Override
  public Set<String> securityModules() {
    try {
      return Set.of(Files.readString(MODULES).strip().split(","));
    } catch (IOException | IllegalArgumentException e) {
      return Set.of();
    }
  }

  @Override
  public Optional<String> link(String path) {
    try {
      return Optional.of(Files.readSymbolicLink(below(path)).toString());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Folder> folder(String path) {
    Path file = below(path);
    try {
      if (!Files.isDirectory(file)) {
        return Optional.empty();
      }
      Map<String, Object> attributes = Files.readAttributes(file, "unix:uid,gid,mode");
      return Optional.of(
          new Folder(
              number(attributes, "uid"),
              number(attributes, "gid"),
              number(attributes, "mode") & 07777));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Integer number ? number : -1;
  }

  @Override
  public Optional<Account> account(String user) {
    return line("/etc/passwd", user)
        .filter(fields -> fields.size() > 3)
        .flatMap(fields ->
            whole(fields.get(2))
                .flatMap(uid -> whole(fields.get(3)).map(gid -> new Account(uid, gid))));
  }

  @Override
  public Optional<Integer> group(String name) {
    return line("/etc/group", name)
        .filter(fields -> fields.size() > 2)
        .flatMap(fields -> whole(fields.get(2)));
  }

  /** The fields of the line of this name; passwd(5) and group(5) of the root, not of this host. */
  private Optional<List<String>> line(String file, String name) {
    try {
      for (String line : Files.readAllLines(below(file), StandardCharsets.ISO_8859_1)) {
        if (line.startsWith(name + ":")) {
          return Optional.of(List.of(line.split(":", -1)));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> whole(String text) {
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(below(path), LinkOption.NOFOLLOW_LINKS);
  }

  private Path below(String path) {
    return root.resolve(path.replaceFirst("^/+", ""));
  }
}
