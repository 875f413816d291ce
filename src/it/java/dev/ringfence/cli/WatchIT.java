package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ringfence.DebianRoot;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.deploy.RingfenceHost;
import dev.ringfence.deploy.RingfenceHost.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ringfence watch} on a host whose systemd is 252, which a clone plays. */
class WatchIT {
  /** Writes again and again where it may not, or would not be allowed to. */
  private static final String SERVICE =
      "[Service]\nExecStart=/bin/sh -c 'while :; do { echo >/var/lib/rf/state; } 2>/dev/null;"
          + " sleep 0.2; done'\n";

  private static final String SANDBOX = "[Service]\nPrivateTmp=yes\nProtectSystem=strict\n";

  @SuppressWarnings("NullAway.Init") // before all tests
  private static RingfenceHost host;

  @BeforeAll
  static void bootTheHost() throws IOException {
    host =
        RingfenceHost.boot(
            CloneRequest.of(DebianRoot.BOOKWORM.folder())
                .withUnit("rf-sandboxed.service", SERVICE)
                .withDropIn("rf-sandboxed.service", "50-ringfence.conf", SANDBOX)
                .withUnit("rf-free.service", SERVICE)
                .withUnit("rf-quiet.service", "[Service]\nExecStart=/bin/sleep infinity\n")
                .withUnit("rf-stopped.service", "[Service]\nExecStart=/bin/sleep infinity\n")
                .withFile("/etc/rf/plan.conf", SANDBOX)
                .withFile("/etc/rf/bad.conf", "[Service]\nPrivateTmp=yes\nProtectSystem\n")
                .withFile("/etc/rf/bad.list", "# known\n* * * *\nProtectSystem sh\n"));
    host.output("mkdir -p /var/lib/rf; systemctl start rf-sandboxed rf-free rf-quiet");
    host.output("systemctl mask rf-masked.service 2>&1");
  }

  @AfterAll
  static void throwItAway() {
    host.close();
  }

  @Test
  void whatIsDeniedIsToldWithItsLineAndTheWayOut() throws IOException {
    Said said = host.ringfence("watch rf-sandboxed --for 4s");
    assertThat(said.text())
        .contains("denied: sh wrote /var/lib/rf/state by openat (failed: EROFS)")
        .contains(
            "  by ProtectSystem=strict"
                + " (/run/systemd/system.control/rf-sandboxed.service.d/50-ringfence.conf:3)\n")
        .contains("let through by ")
        .contains("/var/lib/rf")
        .containsPattern("1 operation denied:\n  [0-9]+ times from ");
    assertThat(said.code()).isEqualTo(ExitCode.FINDING);
  }

  @Test
  void aPlanIsHeldAgainstWhatTheServiceDoesAndTheServiceGoesOn() throws IOException {
    String before = host.property("rf-free", "MainPID");
    Said said = host.ringfence("watch --dry-run /etc/rf/plan.conf rf-free --for 4s");
    assertThat(said.text())
        .contains("would be denied: sh wrote /var/lib/rf/state by openat in ")
        .contains("  by ProtectSystem=strict (/etc/rf/plan.conf:3)\n");
    assertThat(said.code()).isEqualTo(ExitCode.FINDING);
    assertThat(host.property("rf-free", "MainPID")).isEqualTo(before);
    assertThat(host.property("rf-free", "ProtectSystem")).isEqualTo("no");
  }

  @Test
  void whereNothingIsDeniedItEndsWell() throws IOException {
    Said said = host.ringfence("watch rf-quiet --for 2s");
    assertThat(said.text()).contains("nothing was denied");
    assertThat(said.code()).isZero();
  }

  @Test
  void aListOfKnownDenialsIsWrittenAndThenPassedOver() throws IOException {
    Said written = host.ringfence("watch rf-sandboxed --for 4s --write-expected /tmp/known");
    assertThat(written.code()).isEqualTo(ExitCode.FINDING);
    assertThat(host.output("cat /tmp/known")).contains("ProtectSystem sh openat /var/lib/rf/state");
    Said said = host.ringfence("watch rf-sandboxed --for 4s --expect /tmp/known");
    assertThat(said.text()).contains("expected and not shown").contains("nothing was denied");
    assertThat(said.code()).isZero();
  }

  @Test
  void aCollectorGetsALineOfJsonForEach() throws IOException {
    host.output("rm -f /tmp/lines");
    assertThat(
            host.sh(
                    RingfenceHost.commandLine("watch rf-sandboxed --for 5s --format json")
                        + " >/tmp/lines")
                .code())
        .isEqualTo(ExitCode.FINDING);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("docs/schema/denial-1.json")));
    List<String> lines = host.output("cat /tmp/lines").lines().toList();
    assertThat(lines)
        .hasSize(2)
        .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
    assertThat(lines.getFirst()).contains("\"event\":\"new\"");
    assertThat(lines.getLast()).contains("\"event\":\"again\"");
  }

  @ParameterizedTest
  @CsvSource({"INT", "TERM"})
  void aSignalEndsItWithTheSummary(String signal) throws IOException {
    String text =
        host.output(
            "env --default-signal=INT "
                + RingfenceHost.commandLine("watch rf-sandboxed")
                + " >/tmp/said 2>&1 & p=$!; for i in $(seq 300); do grep -q '^denied' /tmp/said"
                + " && break; sleep 0.1; done; kill -"
                + signal
                + " $p; wait $p; echo ended $?; cat /tmp/said");
    assertThat(text).startsWith("ended 1\n").contains("1 operation denied:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "watch rf-nothing                              | rf-nothing.service",
        "watch rf-masked                               | is masked",
        "watch dbus.socket                             | only services",
        "watch --dry-run /etc/rf/bad.conf rf-free         | /etc/rf/bad.conf:3: ",
        "watch --dry-run /tmp/nothing rf-free          | /tmp/nothing",
        "watch --expect /etc/rf/bad.list rf-free          | /etc/rf/bad.list:3: is no denial",
        "watch --for ever rf-free                      | is no time",
      })
  void badInputIsOneLine(String words, String told) throws IOException {
    Said said = host.ringfence(words);
    assertThat(said.text()).contains(told).hasLineCount(1);
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aServiceThatDoesNotRunIsWatchedFromItsStartOn() throws IOException {
    Said said = host.ringfence("watch rf-stopped --for 1s");
    assertThat(said.text()).contains("rf-stopped.service does not run: it is watched from its");
    assertThat(said.code()).isZero();
  }
}
