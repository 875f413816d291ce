package dev.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.UnitLoader;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every service of this machine has the score that the installed systemd-analyze gives it: overall,
 * rating, and each row.
 */
class InstalledUnitsIT {
  /** Fewer, and the machine has no systemd to speak of. */
  private static final int FEWEST = 20;

  @Test
  void everyServiceOfThisMachineHasTheScoreOfTheInstalledSystemd()
      throws IOException, InterruptedException {
    Systemd systemd = InstalledSystemd.in(Root.HOST).orElseThrow();
    Scorer scorer = new Scorer(systemd);
    UnitLoader loader = new UnitLoader(UnitPath.system(Root.HOST).withoutGenerated());
    RealSystemd real = RealSystemd.installed();
    assertThat(real.version()).startsWith(systemd.release());
    Map<String, Path> files = new HashMap<>();
    Map<String, String> ours = new HashMap<>();
    for (UnitName name : loader.names(UnitType.SERVICE)) {
      UnitName instance =
          name.kind() == UnitName.Kind.TEMPLATE ? name.instantiate("x").orElseThrow() : name;
      if (loader.load(instance) instanceof Loading.Loaded loaded) {
        Path file = loaded.unit().fragment().resolveSibling(instance.toString());
        files.put(instance.toString(), file);
        ours.put(instance.toString(), ScoreText.of(loaded, scorer));
      }
    }
    assertThat(files).hasSizeGreaterThan(FEWEST);
    // One by one: systemd-analyze refuses the second unit of one BusName=.
    List<String> differences = new ArrayList<>();
    files.forEach((name, file) -> {
      String theirs = score(real, name, file);
      String mine = ours.getOrDefault(name, "");
      boolean agree = theirs.equals("refused") ? mine.startsWith("refused") : mine.equals(theirs);
      if (!agree) {
        differences.add(file + "\n  real " + theirs + "\n  ours " + mine);
      }
    });
    assertThat(differences).isEmpty();
    assertThat(ours.values())
        .filteredOn(score -> !score.startsWith("refused"))
        .hasSizeGreaterThan(FEWEST);
  }

  private static String score(RealSystemd real, String name, Path file) {
    try {
      return real.scores(List.of(file)).getOrDefault(name, "refused");
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
