package dev.ringfence.clone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Clones boot on other kinds of host than this one. A clone plays the host: PID 1 is systemd, and
 * the only hierarchy is the unified one.
 */
class HostsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Clone host;

  @BeforeEach
  void bootTheHost() throws Exception {
    host = Clone.boot(CloneRequest.of(Path.of("/")));
  }

  @AfterEach
  void endTheHost() {
    host.close();
  }

  @Test
  void whereSystemdIsPidOneTheCloneLivesInADelegatedScope() throws Exception {
    String own = "echo 443 >/proc/sys/net/ipv4/ip_unprivileged_port_start; ";
    String said = inHost(own + quoted(ChildProgram.command(NestedClone.class)));
    assertThat(said)
        .contains("ports 443")
        .contains("Ready[notes=[]]")
        .contains("start Finished[result=done]")
        .contains("state active")
        .containsPattern(
            "cgroup /sys/fs/cgroup/system.slice/(ringfence-[-\\d]+).scope/\\1/system.slice")
        .contains("run hello")
        .contains("gone true");
    assertThat(inHost("systemctl list-units --all --no-legend 'ringfence-?*.scope'")).isBlank();
    assertThat(inHost("ls /run/ringfence")).doesNotContain("ringfence-");
  }

  @Test
  void whereSystemdIsPidOneAKilledProgramLeavesNothingEither() throws Exception {
    String java = quoted(ChildProgram.command(BootAndWait.class));
    String left =
        inHost(
            "mkfifo /tmp/said; "
                + java
                + " >/tmp/said & read said </tmp/said; kill -9 $!; sleep 2;"
                + " systemctl list-units --all --no-legend 'ringfence-?*.scope';"
                + " ls /run/ringfence | grep ringfence-; pgrep -f 'supervise[.]sh';"
                + " find /sys/fs/cgroup -name 'ringfence-*.scope'; echo $said");
    assertThat(left).startsWith("booted ");
  }

  @Test
  void inAContainerWithoutSystemdTheClonesCgroupIsBelowTheCallersOwn() throws Exception {
    String java = quoted(ChildProgram.command(NestedClone.class));
    String said =
        inHost(
            "unshare --mount sh -c 'mount -t tmpfs hidden /run/systemd && exec %s'"
                .formatted(java));
    assertThat(said)
        .contains("PID 1 is not systemd")
        .contains("start Finished[result=done]")
        .containsPattern("cgroup /sys/fs/cgroup/workload-\\d+/ringfence-[-\\d]+/system.slice")
        .contains("gone true");
  }

  private String inHost(String script) throws Exception {
    Execution.Result result = host.run(List.of("sh", "-c", script), PATIENCE, 100_000);
    assertThat(result.timedOut()).as(result.toString()).isFalse();
    return result.out().text() + result.err().text();
  }

  private static String quoted(List<String> command) {
    return String.join(" ", command.stream().map(word -> '"' + word + '"').toList());
  }
}
