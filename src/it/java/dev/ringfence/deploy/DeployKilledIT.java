package dev.ringfence.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program that deploys is killed at random moments: the old or the new state is left. */
class DeployKilledIT {
  private static final int ROUNDS_EACH = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** It is started more often here than systemd allows by default. */
  private static final String SLEEPER =
      "[Unit]\nStartLimitIntervalSec=0\n[Service]\nType=exec\nExecStart=/bin/sleep 3600\n";

  @Test
  void twoHundredTimes() throws IOException {
    CloneRequest request =
        CloneRequest.of(DebianRoot.BOOKWORM.folder())
            .withFile("/etc/systemd/system/rf-a.service", SLEEPER)
            .withFile("/etc/systemd/system/rf-b.service", SLEEPER)
            .withFile("/opt/kill.sh", script());
    String kill = "bash /opt/kill.sh rf-%s.service " + ROUNDS_EACH + " ";
    String loop = RingfenceHost.JAVA + "dev.ringfence.deploy.DeployLoop";
    try (RingfenceHost host = RingfenceHost.boot(request)) {
      String both = (kill.formatted("a") + loop + " & ") + (kill.formatted("b") + loop + " & wait");
      Execution.Result result = host.copy().run(List.of("sh", "-c", both), PATIENCE, 1 << 20);
      String text = result.out().text() + result.err().text();
      assertThat(result.timedOut()).as(text).isFalse();
      assertThat(text).doesNotContain("BAD");
      assertThat(text.lines().filter(line -> line.startsWith("ROUND")))
          .hasSize(2 * ROUNDS_EACH)
          .as("kills fall before, in and after the change")
          .contains("ROUND untouched", "ROUND changed", "ROUND decided");
      System.out.println(
          "killed at: "
              + text.lines()
                  .filter(line -> line.startsWith("ROUND"))
                  .collect(
                      java.util.stream.Collectors.groupingBy(
                          line -> line, java.util.stream.Collectors.counting())));
      assertThat(host.ringfence("status").text()).doesNotContain("changed", "journal");
    }
  }

  private static String script() throws IOException {
    try (InputStream in = DeployKilledIT.class.getResourceAsStream("kill.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
