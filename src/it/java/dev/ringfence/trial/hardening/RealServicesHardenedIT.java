package dev.ringfence.trial.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job on services that people run: they work, nothing new is refused, little is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealServicesHardenedIT {
  /** In tenths: no service has to stay above it unless facts forbid it. */
  private static final long ASKED = 20;

  /** What shh 2025 makes of nginx, scored by systemd 252. */
  private static final long SHH_NGINX = 47;

  private static final Map<String, String> NGINX =
      Map.of(
          "CapabilityBoundingSet", "nginx used CAP_CHOWN",
          "PrivateNetwork", "nginx bound tcp 0.0.0.0:80",
          "IPAddressDeny", "nginx bound tcp 0.0.0.0:80",
          "PrivateUsers", "nginx used CAP_");

  private static final Map<String, String> SSH =
      Map.of(
          "CapabilityBoundingSet", "used CAP_AUDIT_",
          "PrivateNetwork", "bound tcp 0.0.0.0:22",
          "IPAddressDeny", "bound tcp 0.0.0.0:22",
          "SystemCallFilter", "called set",
          "PrivateUsers", "used CAP_");

  private static final Map<String, String> APACHE =
      Map.of(
          "CapabilityBoundingSet", "used CAP_NET_BIND_SERVICE",
          "PrivateNetwork", "apache2 bound tcp",
          "PrivateUsers", "used CAP_");

  private static final Map<String, String> CRON =
      Map.of(
          "CapabilityBoundingSet", "cron used CAP_SETGID",
          "SystemCallFilter", "cron called set",
          "PrivateUsers", "used CAP_");

  private static final Map<String, String> POSTGRESQL =
      Map.of(
          "CapabilityBoundingSet", "used CAP_",
          "PrivateNetwork", "postgres bound tcp 127.0.0.1:5432",
          "PrivateUsers", "used CAP_");

  /** What came out, to be verified when all are there. */
  private final Map<HardenedService, String> dropIns = new LinkedHashMap<>();

  private final List<String> table = new ArrayList<>();

  List<HardenedService> services() {
    return List.of(
        of12("nginx", NGINX),
        of12("redis-server", Map.of()),
        new HardenedService(
            DebianRoot.BOOKWORM, "postgresql@15-main.service", "postgresql", POSTGRESQL),
        of12("ssh", SSH),
        of12("cron", CRON),
        of12("memcached", Map.of()),
        of12("rf-python", Map.of()),
        of12("rf-jwebserver", Map.of()),
        of12("rf-node", Map.of()),
        of12("apache2", APACHE),
        of12("rsyslog", Map.of()),
        of12("prometheus-node-exporter", Map.of()),
        of13("nginx", NGINX),
        of13("redis-server", Map.of()),
        of13("ssh", SSH),
        of13("rf-node", Map.of()));
  }

  private static HardenedService of12(String name, Map<String, String> forbidden) {
    return new HardenedService(DebianRoot.BOOKWORM, name + ".service", name, forbidden);
  }

  private static HardenedService of13(String name, Map<String, String> forbidden) {
    return new HardenedService(DebianRoot.TRIXIE, name + ".service", name, forbidden);
  }

  @Order(1)
  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void worksWithLittleLeft(HardenedService service) throws Exception {
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
            .run(new Unheard());
    double seconds = (System.nanoTime() - begun) / 1e9;

    // It works means that its workload passed and that nothing was refused that was not before.
    assertThat(result).isInstanceOf(HardeningResult.Works.class);
    HardeningResult.Works works = (HardeningResult.Works) result;
    dropIns.put(service, works.dropIn());
    UnitFile dropIn = UnitFile.parse(Path.of("/50.conf"), works.dropIn(), UnitType.SERVICE);
    Score before = score(unit, systemd);
    Score after = score(unit.with(dropIn), systemd);
    List<Rest> rest = Rest.of(works.plan(), after);
    table.add(row(service, before, after, works, seconds, rest));

    assertThat(after.exposure()).isLessThan(before.exposure());
    if (service.fixture().equals("nginx")) {
      assertThat(after.exposure()).isLessThan(SHH_NGINX);
    }
    double forbidden = 0;
    for (Map.Entry<String, String> fact : service.forbidden().entrySet()) {
      Rest one =
          rest.stream()
              .filter(each -> each.directive().equals(fact.getKey()))
              .findFirst()
              .orElseThrow(() -> new AssertionError(fact.getKey() + " left nothing: " + rest));
      assertThat(one.why()).as(fact.getKey()).anyMatch(why -> why.contains(fact.getValue()));
      forbidden += one.points();
    }
    assertThat(after.exposure() - 10 * forbidden)
        .as("what no fact forbids, of " + rest)
        .isLessThanOrEqualTo(ASKED);
    if (service.forbidden().isEmpty()) {
      assertThat(after.exposure()).as(rest.toString()).isLessThanOrEqualTo(ASKED);
    }
    if (List.of("rf-jwebserver", "rf-node").contains(service.fixture())) {
      assertThat(works.plan().decision("MemoryDenyWriteExecute").orElseThrow().against())
          .as("code is compiled at run time")
          .isNotEmpty();
    }
  }

  @Order(2)
  @ParameterizedTest
  @EnumSource
  void systemdItselfHasNothingToSayAgainstThem(DebianRoot root) throws Exception {
    CloneRequest request = CloneRequest.of(root.folder());
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
    for (Map.Entry<HardenedService, String> one : dropIns.entrySet()) {
      HardenedService service = one.getKey();
      if (service.root() == root) {
        for (Map.Entry<String, String> file : service.request().files().entrySet()) {
          request = request.withFile(file.getKey(), file.getValue());
        }
        request = request.withDropIn(service.unit(), "50-ringfence.conf", one.getValue());
        command.add(service.unit());
      }
    }
    assertThat(command).as("services that came out").hasSizeGreaterThan(3);
    try (Clone clone = Clone.boot(request)) {
      Execution.Result verify = clone.run(command, Duration.ofSeconds(60), 1 << 16);
      assertThat(verify.out().text() + verify.err().text()).doesNotContain("50-ringfence.conf");
      assertThat(verify.exitCode()).as(verify.err().text()).isZero();
    }
  }

  @AfterAll
  void print() {
    System.out.println(
        "service                              before after trials seconds  what is left, points");
    table.forEach(System.out::println);
  }

  private static String row(
      HardenedService service,
      Score before,
      Score after,
      HardeningResult.Works works,
      double seconds,
      List<Rest> rest) {
    List<String> left =
        rest.stream()
            .filter(one -> one.points() >= 0.1)
            .map(one -> String.format(Locale.ROOT, "%s %.2f", one.directive(), one.points()))
            .toList();
    return String.format(
        Locale.ROOT,
        "%-37s %5s %5s %6d %7.1f  %s",
        service,
        Score.tenths(before.exposure()),
        Score.tenths(after.exposure()),
        works.attempts().size(),
        seconds,
        String.join(", ", left));
  }

  private static Score score(Unit unit, Systemd systemd) {
    return switch (new Scorer(systemd).score(unit)) {
      case Scoring.Scored(Score score) -> score;
      case Scoring.Refused(var problem) -> throw new AssertionError(problem.describe());
    };
  }
}
