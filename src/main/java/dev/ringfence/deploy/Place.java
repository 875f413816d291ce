package dev.ringfence.deploy;

import dev.ringfence.unit.Root;
import dev.ringfence.unit.UnitName;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where everything about one unit's deployments lies.
 *
 * @param root the host, or an image
 * @param unit a service by its own name, no alias
 */
public record Place(Root root, UnitName unit) {
  /** The one file that Ringfence writes for a unit. */
  public static final String FILE = "50-ringfence.conf";

  /** What Ringfence remembers, inside the root. */
  static final Path STORE = Path.of("/var/lib/ringfence");

  private static final Path UNITS = Path.of("/etc/systemd/system");

  /** systemd's limit of names, less what is put before and behind the unit's (systemd.unit(5)). */
  private static final int LONGEST_NAME = 220;

  public Place {
    if (!unit.isService()) {
      throw new IllegalArgumentException(unit + " is not a service");
    }
  }

  /** Why nothing can be deployed for this unit; empty when it can. */
  public String flaw() {
    return unit.toString().length() > LONGEST_NAME
        ? "the name is too long for the unit that would take it back"
        : "";
  }

  /** The drop-in, as systemd on that root names it. */
  public Path named() {
    return UNITS.resolve(unit + ".d").resolve(FILE);
  }

  /** The drop-in, as this process reaches it. */
  public Path dropIn() throws IOException {
    return below(named());
  }

  /** The drop-in's directory. */
  Path directory() throws IOException {
    return below(UNITS.resolve(unit + ".d"));
  }

  /** The file that was there before, kept beside it until the deployment is confirmed. */
  Path backup() throws IOException {
    return directory().resolve(".#" + FILE + ".before");
  }

  /** The new file before it is renamed. */
  Path temporary() throws IOException {
    return directory().resolve(".#" + FILE + ".new");
  }

  /** All deployments of this unit. */
  Path deployments() throws IOException {
    return below(STORE).resolve("deployments").resolve(unit.toString());
  }

  Path units() throws IOException {
    return below(UNITS);
  }

  /** Where a link starts a unit early in the boot. */
  Path wants() throws IOException {
    return units().resolve("sysinit.target.wants");
  }

  /** The transient timer that takes back what is not confirmed, and the service it starts. */
  String timer() {
    return "ringfence-rollback-" + unit.withoutType();
  }

  /** The unit that does the same when the machine went down meanwhile. */
  String bootUnit() {
    return "ringfence-boot-rollback-" + unit;
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
