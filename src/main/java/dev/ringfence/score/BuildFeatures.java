package dev.ringfence.score;

import java.util.HashSet;
import java.util.List;
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

  /** Reads a line of words such as {@code +SECCOMP} and {@code -BPF_FRAMEWORK}. */
  public static BuildFeatures parse(String line) {
    Set<String> missing = new HashSet<>();
    List<String> words = Tables.split(line.strip(), ' ');
    for (String word : words) {
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
