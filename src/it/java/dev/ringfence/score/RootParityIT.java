package dev.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.UnitLoader;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every service of another root, read from outside, scores as the systemd in that root says when it
 * runs inside: real packages with their drop-ins, links, templates and masks.
 */
class RootParityIT {
  @ParameterizedTest
  @EnumSource
  void everyServiceOfARootScoresAsItsOwnSystemdSays(DebianRoot debian) throws Exception {
    Root root = new Root(debian.folder());
    Scorer scorer = new Scorer(InstalledSystemd.in(root).orElseThrow());
    UnitLoader loader = new UnitLoader(UnitPath.system(root));
    Map<String, String> ours = new TreeMap<>();
    List<Path> names = new ArrayList<>();
    for (UnitName listed : loader.names(UnitType.SERVICE)) {
      UnitName name =
          listed.kind() == UnitName.Kind.TEMPLATE ? listed.instantiate("x").orElseThrow() : listed;
      if (loader.load(name) instanceof Loading.Loaded loaded) {
        ours.put(name.toString(), ScoreText.of(loaded, scorer));
        names.add(Path.of(name.toString()));
      }
    }
    Map<String, String> theirs = new TreeMap<>(RealSystemd.inside(root.directory()).scores(names));
    assertThat(ours).hasSizeGreaterThan(80);
    assertThat(ours).isEqualTo(theirs);
  }
}
