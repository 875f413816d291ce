package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code ringfence try} where PID 1 is systemd, which knows what runs: a clone plays the host. What
 * a service finds running there by its own relations is started in the trial's clone too.
 */
class TryOnASystemdHostIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Works only beside a helper that it does not ask for, as a service that is ordered after. */
  private static final String WEB =
      """
      [Unit]
      After=rf-helper.service
      [Service]
      ExecStart=/bin/sh -c 'read -r word </run/rf-helper/word && exec sleep 600'
      """;

  private static final String HELPER =
      """
      [Service]
      RuntimeDirectory=rf-helper
      ExecStart=/bin/sh -c 'echo ready >/run/rf-helper/word; exec sleep 600'
      """;

  @SuppressWarnings("NullAway.Init") // before each test
  private Clone host;

  @BeforeEach
  void bootTheHost() throws IOException {
    host =
        Clone.boot(
            CloneRequest.of(Path.of("/"))
                .withFile("/etc/systemd/system/rf-web.service", WEB)
                .withFile("/etc/systemd/system/rf-helper.service", HELPER));
  }

  @AfterEach
  void throwItAway() {
    host.close();
  }

  @Test
  void whatIsActiveBesideItOnTheHostIsStartedInTheCloneToo() throws Exception {
    assertThat(host.systemd().start("rf-helper.service", PATIENCE).isDone()).isTrue();
    Execution.Result with = attempt();
    assertThat(with.out().text()).as(with.toString()).startsWith("rf-web.service  works: ");
    assertThat(with.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(with.err().text()).isEmpty();

    assertThat(host.systemd().stop("rf-helper.service", PATIENCE).isDone()).isTrue();
    Execution.Result without = attempt();
    assertThat(without.out().text()).startsWith("rf-web.service  inconclusive: ");
    assertThat(without.exitCode()).isEqualTo(ExitCode.LACKING);

    List<String> left =
        List.of("systemctl", "list-units", "--all", "--no-legend", "ringfence-?*.scope");
    assertThat(host.run(left, PATIENCE, 100_000).out().text()).isBlank();
    assertThat(host.run(List.of("systemctl", "is-active", "rf-web"), PATIENCE, 100).out().text())
        .as("the host's own was never touched")
        .isEqualTo("inactive\n");
  }

  private Execution.Result attempt() throws IOException {
    List<String> words = Ringfence.process("try", "rf-web", "-p", "PrivateTmp=yes").command();
    return host.run(words, PATIENCE, 100_000);
  }
}
