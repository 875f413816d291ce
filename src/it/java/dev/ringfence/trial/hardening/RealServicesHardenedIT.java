package dev.ringfence.trial.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.derive.PlanOptions;
import dev.ringfence.derive.evidence.ThisMachine;
import dev.ringfence.report.hardening.Rest;
import dev.ringfence.score.InstalledSystemd;
import dev.ringfence.score.Score;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Scoring;
import dev.ringfence.score.Systemd;
import dev.ringfence.trial.Patience;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job on services that people run: it works, nothing new is refused, and little is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServicesHardenedIT {
  /** What shh 2025 makes of nginx, scored by systemd 252. */
  private static final int SHH_NGINX = 47;

  private final List<String> table = new ArrayList<>();

  List<HardenedService> services() {
    return List.of(
        debian12("nginx", Map.of()),
        debian12("redis-server", Map.of()),
        new HardenedService(
            DebianRoot.BOOKWORM, "postgresql@15-main.service", "postgresql", 20, Map.of()),
        debian12("ssh", Map.of()),
        debian12("cron", Map.of()),
        debian12("memcached", Map.of()),
        debian12("rf-python", Map.of()),
        debian12("rf-jwebserver", Map.of()),
        debian12("rf-node", Map.of()),
        debian12("apache2", Map.of()),
        debian12("rsyslog", Map.of()),
        debian12("prometheus-node-exporter", Map.of()));
  }

  private static HardenedService debian12(String name, Map<String, String> forbidden) {
    return new HardenedService(DebianRoot.BOOKWORM, name + ".service", name, 20, forbidden);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void worksInASandboxWithLittleLeft(HardenedService service) throws Exception {
    long begun = System.nanoTime();
    Path folder = service.root().folder();
    Systemd systemd = InstalledSystemd.in(new Root(folder)).orElseThrow();
    Unit unit = service.load();
    HardeningResult result =
        new Hardening(
                unit,
                service.request(),
                service.workload(),
                Patience.DEFAULT,
                List.of(),
                PlanOptions.USUAL,
                new ThisMachine(folder, systemd))
            .run(new Silent());
    double seconds = (System.nanoTime() - begun) / 1e9;
    assertThat(result).isInstanceOf(HardeningResult.Works.class);
    HardeningResult.Works works = (HardeningResult.Works) result;
    System.out.println(works.dropIn());
    UnitFile dropIn = UnitFile.parse(Path.of("/50.conf"), works.dropIn(), UnitType.SERVICE);
    Score before = score(unit, systemd);
    Score after = score(unit.with(dropIn), systemd);
    List<Rest> rest = Rest.of(works.plan(), after);
    table.add(
        String.format(
            Locale.ROOT,
            "%-28s %4s %5s %6d %6.1f  %s",
            service,
            Score.tenths(before.exposure()),
            Score.tenths(after.exposure()),
            works.attempts().size(),
            seconds,
            rest.stream()
                .map(one -> String.format(Locale.ROOT, "%s %.2f", one.directive(), one.points()))
                .toList()));
    works.attempts().forEach(a -> table.add("     " + a));
    rest.forEach(r -> table.add("        " + r));
  }

  @AfterAll
  void print() {
    System.out.println("service                    before after trials seconds  what is left");
    table.forEach(System.out::println);
  }

  private static Score score(Unit unit, Systemd systemd) {
    return switch (new Scorer(systemd).score(unit)) {
      case Scoring.Scored(Score score) -> score;
      case Scoring.Refused(var problem) -> throw new AssertionError(problem.describe());
    };
  }

  /** Nobody listens. */
  private static final class Silent implements Progress {
    @Override
    public void booted(List<String> notes) {}

    @Override
    public void observed(dev.ringfence.observe.Profile profile, List<String> did) {}

    @Override
    public void planned(dev.ringfence.derive.Plan plan) {}

    @Override
    public void tried(HardeningResult.Attempt attempt) {}

    @Override
    public void confirming() {}
  }
}
