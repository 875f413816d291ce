package dev.ringfence.deploy;

import dev.ringfence.lint.UnifiedDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files in our place that are not ours, or not any more. */
final class Conflicts {
  private Conflicts() {}

  static Deployed.Conflict of(Place place, Optional<Deployment> current, String there)
      throws IOException {
    if (there.equals(Digest.FOREIGN)) {
      return new Deployed.Conflict(
          place.named() + " is no regular file, and was not put there by Ringfence: move it away",
          "");
    }
    String words =
        current.isPresent()
            ? place.named()
                + " was changed since Ringfence put it there: keep the change in a drop-in of"
                + " another name, and put back what the diff shows"
            : place.named() + " was not put there by Ringfence: give it another name, or remove it";
    return new Deployed.Conflict(
        words, current.isPresent() ? diff(place, current.get()) : diff(place, "/dev/null", ""));
  }

  /** From what a deployment put there to what is there. */
  static String diff(Place place, Deployment deployment) throws IOException {
    return diff(
        place,
        place.named() + " (deployed)",
        new String(deployment.after(), StandardCharsets.UTF_8));
  }

  private static String diff(Place place, String name, String before) throws IOException {
    Path conf = place.dropIn();
    boolean regular = Files.isRegularFile(conf);
    String now = regular ? new String(Files.readAllBytes(conf), StandardCharsets.UTF_8) : "";
    return UnifiedDiff.between(name, before, regular ? place.named() + " (now)" : "/dev/null", now);
  }
}
