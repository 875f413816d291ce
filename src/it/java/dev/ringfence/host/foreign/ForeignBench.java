package dev.ringfence.host.foreign;

import dev.ringfence.host.TinyProgram;
import dev.ringfence.linux.RawPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code bench/foreign}: how long a million files take. */
final class ForeignBench {
  private static final int IN_A_DIRECTORY = 100;

  /** One file in so many is a foreign program, as on a machine with multilib. */
  private static final int FOREIGN = 5000;

  private static final double BOUND_SECONDS = 60;
  private static final int RUNS = 3;

  private ForeignBench() {}

  public static void main(String[] args) throws Exception {
    Path place = Path.of(args[0]);
    int number = Integer.parseInt(args[1]);
    System.out.println("making " + number + " files in " + place);
    make(place, number);
    List<Double> ours = new ArrayList<>();
    List<Double> listing = new ArrayList<>();
    int hits = 0;
    for (int run = 0; run < RUNS; run++) {
      Reach.Found found =
          new FileSystems(RawPath.of(place.toString()), Duration.ofSeconds(60))
              .search((files, seconds) -> {});
      hits = found.hits().size();
      ours.add(found.reach().seconds() * 1e6 / Math.max(1, found.reach().files()));
      listing.add(find(place) * 1e6 / number);
    }
    double seconds = median(ours);
    System.out.printf(
        Locale.ROOT,
        "a million files: %.1f s (bound %.0f s), %d of %d foreign programs found%n"
            + "find -type f -printf '%%m', which opens none: %.1f s%n",
        seconds,
        BOUND_SECONDS,
        hits,
        number / FOREIGN,
        median(listing));
    System.exit(seconds <= BOUND_SECONDS && hits == number / FOREIGN ? 0 : 1);
  }

  private static void make(Path place, int number) throws IOException {
    byte[] foreign = TinyProgram.I386.bytes();
    byte[] text =
        "some text, as most files are, a little longer than a header\n"
            .getBytes(StandardCharsets.UTF_8);
    Path directory = place;
    for (int at = 0; at < number; at++) {
      if (at % IN_A_DIRECTORY == 0) {
        directory = Files.createDirectories(place.resolve(at / 10_000 + "/" + at / IN_A_DIRECTORY));
      }
      Files.write(directory.resolve("file-" + at), at % FOREIGN == 0 ? foreign : text);
    }
  }

  private static double find(Path place) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    new ProcessBuilder("find", place.toString(), "-type", "f", "-printf", "%m")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
