package dev.ringfence.clone;

import java.nio.file.Path;

/** Where the files go that are written in a clone. */
public sealed interface Upper {
  /** In memory, within the clone's limits. */
  record InMemory() implements Upper {}

  /**
   * On a disk, in a new directory that is removed with the clone. On the same btrfs or xfs file
   * system as the data, big files are shared, not copied (reflink).
   *
   * @param directory an existing directory on a local file system
   */
  record OnDisk(Path directory) implements Upper {}
}
