package dev.ringfence.derive.evidence;

import dev.ringfence.score.Systemd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
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
      PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
      int mode = (Integer) Files.getAttribute(file, "unix:mode") & 07777;
      return Optional.of(new Folder(attributes.owner().getName(), mode));
    } catch (IOException e) {
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
