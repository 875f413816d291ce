package dev.ringfence.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.linux.AuditFeed;
import dev.ringfence.trial.Patience;
import dev.ringfence.trial.Workload;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Services that fail in every way there is: the right line is blamed, and the mend works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FailingUnits {
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(8),
          Duration.ofSeconds(4),
          Duration.ofMillis(100),
          Duration.ofSeconds(5));

  private final DebianRoot root;

  @SuppressWarnings("NullAway.Init") // before all tests
  private Clone clone;

  @SuppressWarnings("NullAway.Init") // before all tests
  private AuditFeed feed;

  FailingUnits(DebianRoot root) {
    this.root = root;
  }

  @BeforeAll
  void boot() throws IOException {
    CloneRequest request =
        CloneRequest.of(root.folder())
            .withUnit("rf-listener.service", FailingUnit.LISTENER)
            .withUnit("rf-prepare.service", FailingUnit.PREPARE)
            .withFile("/etc/rf-prepare", FailingUnit.PREPARATIONS)
            .withStarts(List.of("rf-prepare.service", "rf-listener.service"));
    for (FailingUnit unit : FailingUnitTable.all()) {
      request = request.withUnit(unit.unit(), unit.text());
    }
    feed =
        switch (AuditFeed.open()) {
          case AuditFeed.Opening.Open(AuditFeed open) -> open;
          case AuditFeed.Opening.Unavailable(String reason) -> throw new AssertionError(reason);
        };
    clone = Clone.boot(request);
  }

  @AfterAll
  void end() {
    clone.close();
    feed.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.ringfence.diagnose.FailingUnitTable#all")
  void isBlamedAndMended(FailingUnit failing) throws IOException {
    Unit unit = Unit.ofText(failing.unit(), failing.text());
    Diagnosis diagnosis;
    try (Diagnosing diagnosing =
        Diagnosing.in(
            clone,
            unit,
            new Root(root.folder()),
            new Workload.StaysUp(Duration.ofMillis(50)),
            PATIENCE,
            new AuditFeed.Opening.Open(feed),
            line -> {})) {
      diagnosis = diagnosing.run();
    }
    if (failing.culprit().isEmpty()) {
      assertThat(diagnosis).isNotInstanceOf(Diagnosis.Blamed.class);
      return;
    }
    assertThat(diagnosis)
        .isInstanceOfSatisfying(
            Diagnosis.Blamed.class,
            blamed -> {
              assertThat(blamed.culprits())
                  .extracting(Setting::key)
                  .as(blamed.toString())
                  .contains(failing.culprit());
              if (!failing.mend().isEmpty()) {
                assertThat(blamed.cure())
                    .isInstanceOfSatisfying(
                        Diagnosis.Cure.Proven.class,
                        proven ->
                            assertThat(proven.variation().settings())
                                .extracting(line -> line.key() + "=" + line.value())
                                .contains(failing.mend()));
              }
            });
  }
}
