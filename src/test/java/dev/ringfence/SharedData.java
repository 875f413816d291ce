package dev.ringfence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Facts and unit files that others gathered: the folder {@code shared} beside the checkout, or the
 * one that {@code RINGFENCE_SHARED} names. They are not ours to ship, so tests that compare with
 * them are skipped where they are absent.
 */
public final class SharedData {
  private SharedData() {}

  /** A folder in it; ends the test as skipped when there is none. */
  public static Path folder(String name) {
    Path found = find(name);
    assumeTrue(
        Files.isDirectory(found),
        "skipped: no " + found + "; name its place in RINGFENCE_SHARED to run this");
    return found;
  }

  private static Path find(String name) {
    String named = System.getenv("RINGFENCE_SHARED");
    if (named != null) {
      return Path.of(named, name);
    }
    Path checkout = Path.of("").toAbsolutePath();
    for (Path above = checkout.getParent(); above != null; above = above.getParent()) {
      Path here = above.resolve("shared").resolve(name);
      if (Files.isDirectory(here)) {
        return here;
      }
    }
    return checkout.resolveSibling("shared").resolve(name);
  }
}
