package dev.ringfence.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One deployment, as it is on the disk.
 *
 * @param place of which unit, in which root
 * @param id its own name among those of its unit: the time
 * @param state how far it has come
 * @param about what was written down when it was made
 */
public record Deployment(Place place, String id, State state, About about) {
  /** Name of the file that holds {@link About}. */
  static final String ABOUT = "about";

  /**
   * What was written down when it was made.
   *
   * @param time when
   * @param source the file or directory that the drop-in came from
   * @param before SHA-256 of the file that was there, or {@code none}
   * @param after SHA-256 of the drop-in
   * @param until when it is taken back unless it is confirmed
   * @param nextStart whether the service was left running as it was
   */
  public record About(
      Instant time, String source, String before, String after, Instant until, boolean nextStart) {

    String text() {
      String lines =
          "time="
              + time
              + "\nsource="
              + source
              + "\nbefore="
              + before
              + "\nafter="
              + after
              + "\nuntil="
              + until
              + "\nnextStart="
              + nextStart
              + "\n";
      return lines + "sum=" + Digest.of(lines) + "\n";
    }

    static Optional<About> parse(String text) {
      int sum = text.lastIndexOf("sum=");
      if (sum < 0 || !text.substring(sum + 4).strip().equals(Digest.of(text.substring(0, sum)))) {
        return Optional.empty();
      }
      Map<String, String> values = new HashMap<>();
      for (String line : text.substring(0, sum).lines().toList()) {
        int equals = line.indexOf('=');
        values.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
      }
      try {
        return Optional.of(
            new About(
                Instant.parse(values.getOrDefault("time", "")),
                values.getOrDefault("source", ""),
                values.getOrDefault("before", Digest.NONE),
                values.getOrDefault("after", Digest.NONE),
                Instant.parse(values.getOrDefault("until", "")),
                values.getOrDefault("nextStart", "").equals("true")));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  /** Its directory. */
  Path directory() throws IOException {
    return place.deployments().resolve(id);
  }

  /** The drop-in as it was deployed. */
  public byte[] after() throws IOException {
    return Files.readAllBytes(directory().resolve("after"));
  }

  /** Reads one; empty when it is damaged or half removed. */
  static Optional<Deployment> read(Place place, String id) throws IOException {
    Path directory = place.deployments().resolve(id);
    String text;
    try {
      text = Files.readString(directory.resolve(ABOUT), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Optional<About> about = About.parse(text);
    if (about.isEmpty()) {
      return Optional.empty();
    }
    // A rename may happen between two looks.
    for (int look = 0; look < 3; look++) {
      for (State state : State.values()) {
        if (Files.exists(directory.resolve(state.word()))) {
          return Optional.of(new Deployment(place, id, state, about.get()));
        }
      }
    }
    return Optional.empty();
  }
}
