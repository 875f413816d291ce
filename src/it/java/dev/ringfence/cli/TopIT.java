package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code ringfence top} where PID 1 is systemd: a clone plays the host, with services at work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String WEB =
      """
      [Service]
      Type=exec
      IPAccounting=yes
      ExecStart=/usr/bin/python3 -c "import socket; s = socket.create_server(('0.0.0.0', 8300)); \
      [(c.recv(10), c.sendall(b'x' * 100000), c.close()) for c in (s.accept()[0] for _ in iter(int, 1))]"
      """;

  private static final String BUSY =
      """
      [Service]
      Type=exec
      CPUAccounting=yes
      NoNewPrivileges=yes
      ExecStart=/bin/sh -c 'while :; do :; done'
      """;

  private static final String LOCAL =
      """
      [Service]
      Type=exec
      ExecStart=/usr/bin/python3 -c "import socket, time; s = socket.create_server(('127.0.0.1', 8301)); \
      time.sleep(6000)"
      """;

  private static final List<String> UNITS =
      List.of("rf-web.service", "rf-busy.service", "rf-local.service");

  @SuppressWarnings("NullAway.Init") // before all tests
  private Clone host;

  @BeforeAll
  void bootTheHost() throws IOException {
    host =
        Clone.boot(
            CloneRequest.of(Path.of("/"))
                .withFile("/etc/systemd/system/rf-web.service", WEB)
                .withFile("/etc/systemd/system/rf-busy.service", BUSY)
                .withFile("/etc/systemd/system/rf-local.service", LOCAL));
    for (String unit : UNITS) {
      assertThat(host.systemd().start(unit, PATIENCE).isDone()).as(unit).isTrue();
    }
  }

  @AfterAll
  void throwItAway() {
    host.close();
  }

  @Test
  void whereHardeningPaysFirstComesFirst() throws Exception {
    String client =
        "import socket; c = socket.create_connection(('127.0.0.1', 8300)); c.sendall(b'x');"
            + " print(sum(len(b) for b in iter(lambda: c.recv(65536), b'')))";
    Execution.Result traffic = host.run(List.of("python3", "-c", client), PATIENCE, 10_000);
    assertThat(traffic.out().text()).as(traffic.toString()).isEqualTo("100000\n");

    JsonNode top = json("--once");
    JsonNode web = service(top, "rf-web.service");
    assertThat(web.path("reach").asText()).isEqualTo("network");
    assertThat(web.path("listens").get(0).asText()).isEqualTo("0.0.0.0:8300");
    assertThat(web.path("ipBytes").asLong()).isGreaterThan(100_000);
    assertThat(web.path("pays").asDouble())
        .isCloseTo(3 * web.path("exposure").asDouble(), offset(0.01));
    JsonNode busy = service(top, "rf-busy.service");
    assertThat(busy.path("reach").asText()).isEqualTo("nobody");
    assertThat(busy.path("cpuNanosecondsPerSecond").asLong()).isPositive();
    assertThat(busy.path("ipBytes").isNull()).as("not counted, and not nought").isTrue();
    assertThat(service(top, "rf-local.service").path("reach").asText()).isEqualTo("machine");
    assertThat(names(top)).startsWith("rf-web.service");
    assertThat(names(top).indexOf("rf-local.service"))
        .isLessThan(names(top).indexOf("rf-busy.service"));
    assertThat(names(json("--once", "--sort", "cpu"))).startsWith("rf-busy.service");
    assertThat(top.path("uncounted").toString())
        .contains("\"resource\":\"ip\"", "DefaultIPAccounting=");

    String schema = Files.readString(Path.of("docs/schema/top-1.json"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(top))
        .isEmpty();
  }

  @Test
  void aTableSaysWhatIsNotCountedAndHowToCountIt() throws Exception {
    Execution.Result table = run("--sort", "exposure");
    assertThat(table.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(table.out().text().lines().findFirst().orElseThrow())
        .matches("PAYS +EXPOSURE +REACH +CPU% +MEMORY +IO/s +TASKS +IP/s +SERVICE");
    assertThat(table.out().text())
        .containsPattern("(?m)^ *\\d+\\.\\d +9\\.\\d +network .* rf-web\\.service$");
    assertThat(table.err().text())
        .containsPattern(
            "IP traffic of \\d+ services: not counted \\(DefaultIPAccounting=\\): ringfence host"
                + " --apply accounting");
  }

  @Test
  void onATerminalItIsRenewedUntilAKeyEndsIt() throws Exception {
    String words =
        String.join(" ", process("--interval", "1").stream().map(word -> "'" + word + "'").toList())
            .replaceFirst("'-cp'", "'-Dringfence.tty=1 1 100' '-cp'");
    // script(1) gives it a terminal, whose keys come from the pipe: sorted by CPU, then the end.
    String typed =
        "{ sleep 1; printf c; sleep 1; printf q; sleep 1; } | timeout 60 script -qec \"$0\" /dev/null";
    Execution.Result live = host.run(List.of("bash", "-c", typed, words), PATIENCE, 1_000_000);
    assertThat(live.exitCode()).as(live.toString()).isEqualTo(ExitCode.GOOD);
    assertThat(live.out().text())
        .startsWith("\033[?1049h")
        .contains(
            " services by hardening  (q quits", " services by cpu  (q quits", "rf-busy.service");
    assertThat(live.out().text().strip()).endsWith("\033[?1049l");
  }

  private static List<String> process(String... words) {
    List<String> all = new ArrayList<>(List.of("top"));
    all.addAll(List.of(words));
    List<String> command =
        new ArrayList<>(List.of("env", "-C", Path.of("").toAbsolutePath().toString()));
    command.addAll(Ringfence.process(all.toArray(String[]::new)).command());
    return command;
  }

  private Execution.Result run(String... words) throws IOException {
    return host.run(process(words), PATIENCE, 1_000_000);
  }

  private JsonNode json(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--format", "json"));
    Execution.Result result = run(all.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.GOOD);
    return new ObjectMapper().readTree(result.out().text());
  }

  private static List<String> names(JsonNode top) {
    List<String> names = new ArrayList<>();
    top.path("services").forEach(service -> names.add(service.path("unit").asText()));
    return names;
  }

  private static JsonNode service(JsonNode top, String unit) {
    for (JsonNode service : top.path("services")) {
      if (service.path("unit").asText().equals(unit)) {
        return service;
      }
    }
    throw new AssertionError(unit + " is not in " + top);
  }
}
