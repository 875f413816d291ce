package dev.ringfence.score;

import dev.ringfence.unit.Words;
import java.util.HashSet;
import java.util.Set;

/**
 * What a systemd was built without, as the second line of {@code systemctl --version} tells.
 *
 * @param missing features named there with a minus, such as {@code BPF_FRAMEWORK}
 */
public record BuildFeatures(Set<String> missing) {
  /** Nothing is known to be missing. */
  public static final BuildFeatures EVERYTHING = new BuildFeatures(Set.of());

  public BuildFeatures {
    missing = Set.copyOf(missing);
  }

  /**
   * What {@code systemctl --version} printed; of nothing printed, nothing is known to be missing.
   */
  public static BuildFeatures of(String said) {
    Set<String> missing = new HashSet<>();
    for (String word : Words.of(said).words()) {
      if (word.startsWith("-") && word.length() > 1) {
        missing.add(word.substring(1));
      }
    }
    return new BuildFeatures(missing);
  }

  /** Whether it was built with the feature, such as {@code SECCOMP}. */
  public boolean has(String feature) {
    return !missing.contains(feature);
  }
}
