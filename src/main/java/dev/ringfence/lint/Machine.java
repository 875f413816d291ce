package dev.ringfence.lint;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import java.util.Set;

/**
 * The system that a unit is meant for.
 *
 * @param root where its files are
 * @param systemd the release that will run the unit
 * @param missing what that systemd was built without, as far as it is known
 */
public record Machine(Root root, SystemdVersion systemd, Set<BuildFeature> missing) {
  public Machine {
    missing = Set.copyOf(missing);
  }

  /** A system of which only the release of systemd is known. */
  public static Machine with(SystemdVersion systemd) {
    return new Machine(Root.HOST, systemd, Set.of());
  }
}
