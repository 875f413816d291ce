package dev.ringfence.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.CloneRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real services work under what fits them, and break under what does not, where it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealServices {
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofMillis(200), Duration.ZERO);

  private final DebianRoot root;
  private TestClone clone;

  RealServices(DebianRoot root) {
    this.root = root;
  }

  List<RealService> services() {
    return RealService.of(root);
  }

  @BeforeAll
  void boot() throws IOException {
    CloneRequest request = CloneRequest.of(root.folder()).withStarts(List.of("dbus.socket"));
    for (RealService service : services()) {
      for (Map.Entry<String, String> unit : service.units().entrySet()) {
        request = request.withUnit(unit.getKey(), unit.getValue());
      }
    }
    clone = TestClone.boot(request);
  }

  @AfterAll
  void end() {
    clone.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void worksUnderWhatFitsAndBreaksUnderWhatDoesNot(RealService service) throws IOException {
    try (ProvingGround ground = clone.ground(service.unit(), service.shell(), PATIENCE)) {
      Run baseline = ground.runUnhardened();
      assertThat(Judgement.unfit(baseline)).as("unhardened: " + log(baseline)).isEmpty();

      Outcome fits = ground.attempt(service.dropIn(service.fits()), baseline);
      assertThat(fits.word()).as("under what fits: " + fits).isEqualTo("works");

      Outcome breaks = ground.attempt(service.dropIn(service.breaks()), baseline);
      Symptom symptom = BrokenUnit.broken(breaks).symptom();
      assertThat(symptom.step()).as(symptom.describe()).isEqualTo(service.step());

      Outcome again = ground.attempt(service.dropIn(service.fits()), baseline);
      assertThat(again.word()).as("after the broken one: " + again).isEqualTo("works");
    }
  }

  private static List<String> log(Run run) {
    return run.journal().stream().map(JournalRecord::message).toList();
  }
}
