package dev.ringfence.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.Golden;
import dev.ringfence.SharedData;
import dev.ringfence.lint.rule.Rules;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitFileTree;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitReview;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What lint says of the units that 73 packages of Debian 13 ship, under three releases of systemd:
 * each line of the golden file is one that we would defend to the package's maintainer. A line that
 * appears or goes away is looked at before it is kept.
 */
class CorpusLintTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/ringfence/lint/corpus.txt");
  private static final List<Integer> RELEASES = List.of(252, 257, 262);

  @TempDir Path empty;

  @Test
  void theFindingsInRealUnitsAreTheKnownOnes() throws IOException {
    Path units = SharedData.folder("corpus").resolve("units");
    UnitReview review =
        new UnitReview(UnitPath.system(Root.HOST), "x", UnitReview.HostDropIns.LEFT_OUT);
    Linter linter = new Linter(Rules.all());
    Map<String, List<String>> releases = new TreeMap<>();
    int read = 0;
    for (UnitType type :
        List.of(UnitType.SERVICE, UnitType.SOCKET, UnitType.MOUNT, UnitType.SWAP)) {
      UnitFileTree tree = review.tree(units, type);
      assertThat(tree.problems()).isEmpty();
      for (Path file : tree.files()) {
        if (!(review.load(file) instanceof Loading.Loaded(Unit unit))) {
          continue; // links that lie in the corpus as files with a name in them
        }
        read++;
        for (int release : RELEASES) {
          Machine machine = new Machine(new Root(empty), Systemd.newestOf(release));
          for (Finding finding : linter.check(new Subject(unit, machine, false))) {
            releases
                .computeIfAbsent(line(finding, units), _ -> new ArrayList<>())
                .add(Integer.toString(release));
          }
        }
      }
    }
    assertThat(read).isGreaterThan(130);
    StringBuilder found = new StringBuilder();
    releases.forEach((line, which) ->
        found.append(line).append("  ").append(String.join(" ", which)).append('\n'));
    Golden.isKept(found.toString(), GOLDEN);
  }

  /** Such as {@code chrony/chrony.service:13 note exec-bypass}. */
  private static String line(Finding finding, Path units) {
    Path file = units.relativize(finding.place().file());
    return file.getName(0)
        + "/"
        + file.getFileName()
        + ":"
        + finding.place().line()
        + "  "
        + finding.severity().word()
        + "  "
        + finding.rule();
  }
}
