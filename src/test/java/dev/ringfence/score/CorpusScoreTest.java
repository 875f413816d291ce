package dev.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitReview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every unit of the corpus has, to the last digit, the score that the real systemd gives it. */
class CorpusScoreTest {
  @ParameterizedTest(name = "systemd {0}")
  @CsvSource({"252.39, 2.5.4", "257.13, 2.6.0", "262.1, 2.6.1"})
  void everyUnitHasTheScoreOfTheRealSystemd(String release, String libseccomp) throws IOException {
    SharedCorpus corpus = new SharedCorpus();
    SystemdVersion version = SystemdVersion.parse(release).orElseThrow();
    Scorer scorer =
        new Scorer(new Systemd(version, libseccomp, Architecture.X86_64, BuildFeatures.EVERYTHING));
    UnitReview review =
        new UnitReview(UnitPath.system(Root.HOST), "x", UnitReview.HostDropIns.LEFT_OUT);
    List<String> differences = new ArrayList<>();
    List<SharedCorpus.Expected> all = corpus.expected(version.major());
    for (SharedCorpus.Expected expected : all) {
      String real = text(expected);
      String ours = ScoreText.of(review.load(corpus.file(expected)), scorer);
      if (!ours.equals(real)) {
        differences.add(expected.file() + "\n  real " + real + "\n  ours " + ours);
      }
    }
    assertThat(all).hasSizeGreaterThan(100);
    assertThat(differences).isEmpty();
  }

  private static String text(SharedCorpus.Expected expected) {
    TreeMap<String, List<Object>> rows = new TreeMap<>();
    expected.rows().forEach(row -> rows.put((String) row.getFirst(), row.subList(1, 3)));
    return expected.overall() + " " + expected.rating() + " " + rows;
  }
}
