package dev.ringfence.deploy;

import java.io.IOException;
import java.util.Optional;

/**
 * How one unit stands: what is deployed, and whether the file still is what was deployed.
 *
 * @param deployment the latest that was not taken back
 * @param file {@code matches}, {@code changed} or {@code missing}
 */
public record Standing(Deployment deployment, String file) {
  /** Of one unit; empty when nothing is deployed for it. */
  public static Optional<Standing> of(Place place) throws IOException {
    Optional<Deployment> current = new Store(place.root()).current(place);
    if (current.isEmpty()) {
      return Optional.empty();
    }
    String there = Digest.ofFile(place.dropIn());
    String file =
        there.equals(current.get().about().after())
            ? "matches"
            : there.equals(Digest.NONE) ? "missing" : "changed";
    return Optional.of(new Standing(current.get(), file));
  }

  /** What changed. */
  public String diff() throws IOException {
    return Conflicts.diff(deployment.place(), deployment);
  }

  /** Whether all is as it was meant. */
  public boolean good() {
    return file.equals("matches") && deployment.state() == State.CONFIRMED;
  }
}
