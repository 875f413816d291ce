package dev.ringfence.derive;

import dev.ringfence.Golden;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Units and profiles of real services, and the drop-ins that come out, to the byte. The integration
 * tests ask systemd-analyze what it thinks of them.
 */
class DropInGoldenTest {
  static final Path FOLDER = Path.of("src/test/resources/dev/ringfence/derive/golden");

  /**
   * One drop-in.
   *
   * @param service whose unit and profile it is made from
   * @param systemd the major version it is for
   */
  record Kept(String service, int systemd, Caution caution) {
    String file() {
      return service + "-" + systemd + "-" + caution.word() + ".conf";
    }
  }

  static List<Kept> goldens() {
    return List.of(
        new Kept("nginx", 252, Caution.BALANCED),
        new Kept("nginx", 257, Caution.STRICT),
        new Kept("redis-server", 252, Caution.STRICT),
        new Kept("redis-server", 257, Caution.BALANCED),
        new Kept("cron", 252, Caution.BALANCED),
        new Kept("cron", 257, Caution.CAREFUL));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void theSameUnitAndProfileGiveTheSameBytes(Kept golden) throws IOException {
    String service = golden.service();
    Unit unit =
        Unit.ofText(service + ".service", Files.readString(FOLDER.resolve(service + ".service")));
    Planning planning =
        new Planner(
                PlanOptions.USUAL.with(golden.caution()),
                new SeenService()
                    .on(Systemd.of(SystemdVersion.of(golden.systemd())))
                    .surroundings())
            .plan(ProfileFile.read(FOLDER.resolve(service + ".profile.json")), unit);
    switch (planning) {
      case Planning.Refused(String why) -> throw new AssertionError(why);
      case Planning.Made(Plan plan) ->
          Golden.isKept(DropIn.text(plan, "Nobody tried it."), FOLDER.resolve(golden.file()));
    }
  }
}
