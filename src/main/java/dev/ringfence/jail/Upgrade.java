package dev.ringfence.jail;

import java.util.List;

/**
 * Whether a jail survives an upgrade of the service's packages.
 *
 * @param packages what was installed once more in the clone, as {@code nginx 1.22.1-9}; empty when
 *     nothing was
 * @param works the service worked in the jail after that
 * @param why what went wrong, or why nothing was installed; empty when all went well
 * @param versioned paths in the jail that name a version, so that the next one may have others
 */
public record Upgrade(List<String> packages, boolean works, String why, List<String> versioned) {
  public Upgrade {
    packages = List.copyOf(packages);
    versioned = List.copyOf(versioned);
  }

  /** Whether it was tried at all. */
  public boolean isTried() {
    return !packages.isEmpty();
  }
}
