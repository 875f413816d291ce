package dev.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of made-up units, which a real systemd scores too: there must be no difference. */
class RandomUnitsIT {
  private static final int UNITS = Math.max(5000, Integer.getInteger("ringfence.units", 5000));
  private static final long SEED = Long.getLong("ringfence.seed", 252);

  @TempDir Path directory;

  @Test
  void madeUpUnitsHaveTheScoreOfTheInstalledSystemd() throws Exception {
    compare(RealSystemd.installed(), UNITS);
  }

  @Test
  void madeUpUnitsHaveTheScoreOfDebian13sSystemd() throws Exception {
    compare(RealSystemd.in(DebianRoot.TRIXIE.folder()), UNITS / 5);
  }

  private void compare(RealSystemd real, int units) throws IOException, InterruptedException {
    SystemdVersion version = SystemdVersion.parse(real.version()).orElseThrow();
    Scorer scorer =
        new Scorer(
            new Systemd(
                version,
                LibseccompNames.usualLibseccomp(version),
                Architecture.X86_64,
                BuildFeatures.EVERYTHING));
    List<Path> files = write(units);
    Map<String, String> scores = real.scores(files);
    UnitReview review =
        new UnitReview(UnitPath.system(Root.HOST), "x", UnitReview.HostDropIns.INCLUDED);
    List<String> differences = new ArrayList<>();
    for (Path file : files) {
      String theirs = scores.getOrDefault(file.getFileName().toString(), "refused");
      String ours = ScoreText.of(review.load(file), scorer);
      boolean agree = theirs.equals("refused") ? ours.startsWith("refused") : ours.equals(theirs);
      if (!agree) {
        differences.add(differing(file, theirs, ours));
      }
    }
    assertThat(files).hasSize(units);
    assertThat(scores.size()).isGreaterThan(units / 2).isLessThan(units);
    assertThat(differences.size() + " differences\n" + String.join("\n", first(differences)))
        .isEqualTo("0 differences\n");
  }

  private List<Path> write(int units) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int number = 0; number < units; number++) {
      RandomUnits.Files unit = RandomUnits.unit(SEED, number);
      for (Map.Entry<String, String> text : unit.texts().entrySet()) {
        put(text.getKey(), text.getValue());
      }
      files.add(directory.resolve(unit.name()));
    }
    put("fuzz3-.service.d/30-shared.conf", RandomUnits.sharedDropIn(SEED, 3));
    return files;
  }

  private void put(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> first(List<String> all) {
    return all.subList(0, Math.min(8, all.size()));
  }

  /** What the two disagree about, with the unit's text. */
  private String differing(Path file, String theirs, String ours) throws IOException {
    StringBuilder text = new StringBuilder(file.getFileName() + ":\n");
    List<String> left = List.of(theirs.split("(?<=]), "));
    List<String> right = List.of(ours.split("(?<=]), "));
    left.stream()
        .filter(row -> !right.contains(row))
        .forEach(row -> text.append("  real " + row + "\n"));
    right.stream()
        .filter(row -> !left.contains(row))
        .forEach(row -> text.append("  ours " + row + "\n"));
    String stem = file.getFileName().toString().replaceAll("(@.*)?\\.service$", "");
    RandomUnits.unit(SEED, number(stem))
        .texts()
        .forEach((name, body) -> text.append("--- " + name + "\n" + body));
    return text.toString();
  }

  private static int number(String stem) {
    return Integer.parseInt(stem.substring(stem.indexOf("-u") + 2));
  }
}
