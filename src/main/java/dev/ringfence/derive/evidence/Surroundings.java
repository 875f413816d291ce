package dev.ringfence.derive.evidence;

import dev.ringfence.score.Systemd;
import java.util.Optional;
import java.util.Set;

/** The machine that the plan is for, as far as rules ask about it. */
public interface Surroundings {
  /** The systemd that will read the plan. */
  Systemd systemd();

  /** Names of the security modules that are active, such as {@code bpf} and {@code selinux}. */
  Set<String> securityModules();

  /** Where a symbolic link leads; empty when there is none at this path. */
  Optional<String> link(String path);

  /** A directory, link or no link; empty when there is none. */
  Optional<Folder> folder(String path);

  /** Whether there is anything at this path. */
  boolean exists(String path);

  /**
   * A directory.
   *
   * @param owner the user's name
   * @param mode the permission bits, 0 to 07777
   */
  record Folder(String owner, int mode) {}
}
