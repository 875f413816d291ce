package dev.ringfence.trial.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Seen;
import dev.ringfence.observe.Stage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a clone refuses for its own reasons is neither a denial of the plan's nor unneeded. */
class WithheldTest {
  private static final Fact ASKED =
      new Fact.Capability(seen("EPERM"), "CAP_SYS_TIME", "clock_settime", "", false);
  private static final Fact CLOCK =
      new Fact.Clock(seen("EPERM"), "clock_settime", "CLOCK_REALTIME");
  private static final Fact OWN =
      new Fact.Capability(seen("EPERM"), "CAP_CHOWN", "fchown", "", false);
  private static final Fact FILE =
      new Fact.File(
          seen("EPERM"), "fchown", FileAccess.CHOWN, "/srv/x", "", FileType.REGULAR, "ext4", false);

  @Test
  void whatTheCloneWithholdsCountsAsDone() {
    List<Fact> facts = List.of(ASKED, CLOCK, OWN, FILE);
    List<Fact> home = new Withheld(facts).asOnItsHost(facts);
    assertThat(home)
        .extracting(fact -> fact.seen().outcome().succeeded())
        .containsExactly(true, true, false, false);
  }

  @Test
  void andIsNoDenial() {
    List<Fact> facts = List.of(ASKED, CLOCK, OWN, FILE);
    assertThat(new Withheld(facts).without(facts)).containsExactly(OWN, FILE);
  }

  @Test
  void aRefusalThatNoMissingCapabilityExplainsStays() {
    assertThat(new Withheld(List.of(CLOCK)).without(List.of(CLOCK))).containsExactly(CLOCK);
  }

  private static Seen seen(String errno) {
    return new Seen(
        new Stage(Stage.Kind.EXEC_START, 0),
        "chronyd",
        new Outcome.Failed(errno),
        Instant.EPOCH,
        Instant.EPOCH,
        1);
  }
}
