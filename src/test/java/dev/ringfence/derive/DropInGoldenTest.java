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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Units and profiles of real services, and the drop-ins that come out, to the byte. The integration
 * tests ask systemd-analyze what it thinks of them.
 */
class DropInGoldenTest {
  static final Path FOLDER = Path.of("src/test/resources/dev/ringfence/derive/golden");

  static List<Arguments> goldens() {
    return List.of(
        Arguments.of("nginx", 252, Caution.BALANCED),
        Arguments.of("nginx", 257, Caution.STRICT),
        Arguments.of("redis-server", 252, Caution.STRICT),
        Arguments.of("redis-server", 257, Caution.BALANCED),
        Arguments.of("cron", 252, Caution.BALANCED),
        Arguments.of("cron", 257, Caution.CAREFUL));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void theSameUnitAndProfileGiveTheSameBytes(String service, int systemd, Caution caution)
      throws IOException {
    Unit unit =
        Unit.ofText(
            service + ".service", Files.readString(FOLDER.resolve(service + ".service")));
    Planning planning =
        new Planner(
                PlanOptions.USUAL.with(caution),
                new SeenService().on(Systemd.of(SystemdVersion.of(systemd))).surroundings())
            .plan(ProfileFile.read(FOLDER.resolve(service + ".profile.json")), unit);
    switch (planning) {
      case Planning.Refused(String why) -> throw new AssertionError(why);
      case Planning.Made(Plan plan) ->
          Golden.isKept(
              DropIn.text(plan, "Nobody tried it."),
              FOLDER.resolve(service + "-" + systemd + "-" + caution.word() + ".conf"));
    }
  }
}
