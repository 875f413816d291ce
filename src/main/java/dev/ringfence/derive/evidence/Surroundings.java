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

  /** A user's numbers; empty when there is none of this name. */
  Optional<Account> account(String user);

  /** A group's number; empty when there is none of this name. */
  Optional<Integer> group(String name);

  /**
   * A directory.
   *
   * @param user number of the owner
   * @param group number of the group
   * @param mode the permission bits, 0 to 07777
   */
  record Folder(int user, int group, int mode) {}

  /**
   * A user.
   *
   * @param user the number
   * @param group number of the first group
   */
  record Account(int user, int group) {}
}
