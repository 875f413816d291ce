package dev.ringfence.trial;

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

/** What a service misses in a clone is told from what it did, where it says nothing itself. */
class MissedTest {
  private static final Fact OUTSIDE =
      new Fact.Peer(failed("ENETUNREACH"), "connect", "AF_INET", "tcp", "192.0.2.1", 443);
  private static final Fact DATABASE =
      new Fact.Peer(failed("ECONNREFUSED"), "connect", "AF_INET", "tcp", "127.0.0.1", 5432);
  private static final Fact BUS =
      new Fact.UnixSocket(failed("ENOENT"), "connect", "/run/dbus/system_bus_socket");
  private static final Fact NAMES =
      new Fact.UnixSocket(failed("ENOENT"), "connect", "/var/run/nscd/socket");
  private static final Fact MODEM = device("/dev/ttyUSB0");

  @Test
  void aSilentServiceIsKnownByWhatItReachedForInVain() {
    assertMissed(OUTSIDE, "it needs the outside network", "tcp 192.0.2.1:443");
    assertMissed(DATABASE, "talks to something that does not run in the clone", "127.0.0.1:5432");
    assertMissed(BUS, "it wants the message bus", "/run/dbus/system_bus_socket");
    assertMissed(MODEM, "it needs a device", "/dev/ttyUSB0");
  }

  @Test
  void whatProgramsAskForByHabitIsNothing() {
    assertThat(Missed.remedy(List.of(), List.of(NAMES, device("/dev/tty")))).isEmpty();
  }

  @Test
  void whatItSaidIsTheBetterGuideAndTheFactTellsWhatExactly() {
    List<String> said = List.of("psql: connection refused");
    assertThat(Missed.remedy(said, List.of(OUTSIDE, DATABASE)).orElseThrow())
        .contains("Requires=", "127.0.0.1:5432")
        .doesNotContain("192.0.2.1");
    assertThat(Missed.remedy(said, List.of())).isPresent();
    assertThat(Missed.remedy(List.of("segmentation fault"), List.of())).isEmpty();
  }

  private static void assertMissed(Fact fact, String what, String exactly) {
    assertThat(Missed.remedy(List.of("exit"), List.of(NAMES, fact)).orElseThrow())
        .contains(what, exactly);
  }

  private static Fact device(String path) {
    return new Fact.File(
        failed("ENOENT"), "openat", FileAccess.READ, path, "", FileType.UNKNOWN, "", false);
  }

  private static Seen failed(String errno) {
    return Seen.once(Stage.MAIN, "exampled", new Outcome.Failed(errno), Instant.EPOCH);
  }
}
