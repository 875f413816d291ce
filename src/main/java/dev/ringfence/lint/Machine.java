package dev.ringfence.lint;

import dev.ringfence.score.Systemd;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;

/**
 * The system that a unit is meant for.
 *
 * @param root where its files are
 * @param manager the systemd that will run the unit
 */
public record Machine(Root root, Systemd manager) {
  /** The release of its systemd. */
  public SystemdVersion systemd() {
    return manager.version();
  }

  /** Its files. */
  public RootFiles files() {
    return new RootFiles(root);
  }
}
