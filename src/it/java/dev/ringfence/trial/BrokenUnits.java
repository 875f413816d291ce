package dev.ringfence.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.CloneRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Services that a sandbox breaks in every way there is: each gives the outcome that says how. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrokenUnits {
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(8), Duration.ofSeconds(4), Duration.ofMillis(150), Duration.ZERO);

  private final DebianRoot root;
  private TestClone clone;

  BrokenUnits(DebianRoot root) {
    this.root = root;
  }

  @BeforeAll
  void boot() throws IOException {
    CloneRequest request =
        CloneRequest.of(root.folder())
            .withUnit("rf-listener.service", BrokenUnit.LISTENER)
            .withStarts(List.of("rf-listener.service"));
    for (BrokenUnit unit : BrokenUnit.all()) {
      request = request.withUnit(unit.unit(), unit.text());
    }
    clone = TestClone.boot(request);
  }

  @AfterAll
  void end() {
    clone.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.ringfence.trial.BrokenUnit#all")
  void breaksAsExpected(BrokenUnit unit) throws IOException {
    Workload workload = new Workload.StaysUp(Duration.ofMillis(100));
    try (ProvingGround ground = clone.ground(unit.unit(), workload, PATIENCE)) {
      Run baseline = ground.runUnhardened();
      assertThat(baseline.symptoms()).as("unhardened").isEmpty();
      Outcome outcome = ground.attempt(unit.dropIn(), baseline);
      unit.expected().accept(outcome);
    }
  }
}
