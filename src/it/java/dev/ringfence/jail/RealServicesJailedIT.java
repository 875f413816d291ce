package dev.ringfence.jail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Services that people run work in jails, in which a probe finds nothing that is not on the list,
 * and go on working when their packages are installed anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealServicesJailedIT {
  private static final DebianRoot ROOT = DebianRoot.BOOKWORM;

  private final Map<JailedService, String> dropIns = new LinkedHashMap<>();
  private final List<String> table = new ArrayList<>();

  static List<JailedService> services() {
    return List.of(
        JailedService.of(ROOT, "rf-static", Map.of()),
        JailedService.of(ROOT, "nginx", Map.of()),
        JailedService.of(ROOT, "redis-server", Map.of()));
  }

  @Order(1)
  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void worksInAJail(JailedService service) throws Exception {
    long begun = System.nanoTime();
    JailResult result = service.jailing(Granularity.DIRECTORY).run(new Unheard());
    assertThat(result).isInstanceOf(JailResult.Works.class);
    JailResult.Works works = (JailResult.Works) result;
    dropIns.put(service, works.dropIn());
    table.add(row(service, works, (System.nanoTime() - begun) / 1e9));

    assertThat(works.strays()).as("visible and not on the list").isEmpty();
    assertThat(works.after().files()).isPositive();
    assertThat(works.after().setuid()).isZero();
    assertThat(works.upgrade().works() || !works.upgrade().isTried())
        .as("after an upgrade: " + works.upgrade())
        .isTrue();
    if (!service.unit().startsWith("rf-") && !service.unit().startsWith("example")) {
      assertThat(works.upgrade().packages()).as(works.upgrade().why()).isNotEmpty();
    }
  }

  @Order(2)
  @Test
  void systemdItselfHasNothingToSayAgainstThem() throws Exception {
    assertThat(dropIns).hasSameSizeAs(services());
    CloneRequest request = CloneRequest.of(ROOT.folder());
    List<String> starts = new ArrayList<>();
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
    for (Map.Entry<JailedService, String> one : dropIns.entrySet()) {
      for (Map.Entry<String, String> file : one.getKey().request().files().entrySet()) {
        request = request.withFile(file.getKey(), file.getValue());
      }
      request = request.withDropIn(one.getKey().unit(), "50-ringfence.conf", one.getValue());
      command.add(one.getKey().unit());
    }
    try (Clone clone = Clone.boot(request.withStarts(starts))) {
      Execution.Result verify = clone.run(command, Duration.ofSeconds(60), 1 << 16);
      assertThat(verify.out().text() + verify.err().text()).doesNotContain("50-ringfence.conf");
    }
  }

  @AfterAll
  void print() {
    System.out.println(
        "service                 seconds trials       files         megabytes  setuid  shells"
            + " interpreters  writable    sockets");
    table.forEach(System.out::println);
  }

  private static String row(JailedService service, JailResult.Works works, double seconds) {
    Reach before = works.before();
    Reach after = works.after();
    return String.format(
        Locale.ROOT,
        "%-23s %7.1f %6d %6d -> %4d %6d -> %4d %3d -> %d %3d -> %d %5d -> %d %7d -> %4d %4d -> %d",
        service,
        seconds,
        works.attempts().size(),
        before.files(),
        after.files(),
        before.bytes() >> 20,
        after.bytes() >> 20,
        before.setuid(),
        after.setuid(),
        before.shells(),
        after.shells(),
        before.interpreters(),
        after.interpreters(),
        before.writable(),
        after.writable(),
        before.sockets(),
        after.sockets());
  }

  /** Tells what it hears to the log, where it helps when a jail does not come about. */
  private static final class Unheard implements Progress {
    @Override
    public void observed(int facts, List<String> did) {}

    @Override
    public void tried(JailResult.Attempt attempt) {
      System.out.println("  " + attempt);
    }

    @Override
    public void begins(String what) {}
  }
}
