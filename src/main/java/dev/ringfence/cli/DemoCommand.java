package dev.ringfence.cli;

import dev.ringfence.trial.Candidate;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code ringfence demo}: the main job on a real server, with nothing installed on this host. */
final class DemoCommand implements Command {
  private static final String JWEBSERVER = "demo-jwebserver.service";

  private static final String PAGE = "curl -fsS http://127.0.0.1/ | grep -qi ";

  /** What uses a service of the Debian root, and shows that it works; by the names to ask for. */
  private static final Map<String, String> WORKLOADS =
      new TreeMap<>(
          Map.of(
              "nginx", PAGE + "nginx",
              "apache2", PAGE + "'index of'",
              "redis-server", "redis-cli set demo works && redis-cli get demo | grep -q works",
              "postgresql@15-main",
                  "cd / && su postgres -c 'psql -tc \"select 40 + 2\"' | grep -q 42",
              "ssh",
                  "mkdir -p -m 700 /root/.ssh; [ -e /root/.ssh/demo ] || { ssh-keygen -qN '' -f"
                      + " /root/.ssh/demo; cat /root/.ssh/demo.pub >>/root/.ssh/authorized_keys; };"
                      + " ssh -i /root/.ssh/demo -o StrictHostKeyChecking=no -o BatchMode=yes"
                      + " root@127.0.0.1 id -u | grep -qx 0",
              "cron",
                  "mkdir -p /var/lib/demo; rm -f /var/lib/demo/ran /run/crond.reboot; echo '@reboot"
                      + " root touch /var/lib/demo/ran' >/etc/cron.d/demo; systemctl restart cron;"
                      + " for try in $(seq 50); do [ -e /var/lib/demo/ran ] && exit; sleep 0.1;"
                      + " done; exit 1",
              "memcached",
                  "printf 'set demo 0 0 5\\r\\nworks\\r\\nget demo\\r\\nquit\\r\\n' | nc -w 5 127.0.0.1"
                      + " 11211 | grep -q works",
              "rsyslog",
                  "logger \"demo $$\"; for try in $(seq 50); do grep -q \"demo $$\" /var/log/syslog &&"
                      + " exit; sleep 0.1; done; exit 1",
              "prometheus-node-exporter",
                  "curl -fsS http://127.0.0.1:9100/metrics | grep -q '^node_cpu_seconds_total'"));

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("demo", "Show the main job on a real server; installs no service.")
        .operands(
            "[" + String.join("|", WORKLOADS.keySet()) + "]",
            CommandSpec.Operands.between(0, 1, Option.Completes.NOTHING))
        .paragraph(
            "By default it hardens the JDK's own jwebserver, under a unit that exists in the clone"
                + " alone. It compiles code while it runs, so that one directive has to be left"
                + " out. With a name it hardens that service of a Debian 12 root, which is made"
                + " in a cache folder the first time (a few minutes).")
        .option(
            Option.directory("--output", "DIR", "Where the results go (default: UNIT.hardened).")
                .orShort("-o"))
        .option(CommonOptions.format("table", "json"))
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    arguments.value("--output").ifPresent(output -> words.addAll(List.of("--output", output)));
    words.addAll(List.of("--format", arguments.value("--format", "table")));
    if (arguments.operands().isEmpty()) {
      words.addAll(List.of("--workload", workloadOfJwebserver(), JWEBSERVER));
      String text = unitOfJwebserver();
      Unit unit = Unit.ofText(JWEBSERVER, text);
      return HardenCommand.harden(
          new Candidate.Service(unit, Map.of(JWEBSERVER, text), ""),
          Root.HOST,
          Arguments.parse(new HardenCommand().spec(), words),
          terminal);
    }
    String service = arguments.operands().getFirst();
    String workload = WORKLOADS.get(service);
    if (workload == null) {
      throw new UsageException(
          "there is no demo of '"
              + service
              + "'"
              + CloseMatch.hint(service, WORKLOADS.keySet())
              + "; see ringfence demo --help");
    }
    words.addAll(List.of("--workload", workload, service));
    Root root = new Root(debianRoot(terminal));
    return switch (Candidate.of(service, root)) {
      case Candidate.Unfit(String message) -> throw new UsageException(message);
      case Candidate.Service found ->
          HardenCommand.harden(
              found, root, Arguments.parse(new HardenCommand().spec(), words), terminal);
    };
  }

  /**
   * The server of the Java that runs this, or one below /usr/lib/jvm where a clone does not have
   * that: what lies in the host's /tmp and /run is not in a clone.
   */
  private static Path jwebserver() throws IOException {
    Path own = Path.of(System.getProperty("java.home"), "bin", "jwebserver");
    if (!own.startsWith("/tmp") && !own.startsWith("/run")) {
      return own;
    }
    Path installed = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(installed)) {
      try (Stream<Path> all = Files.list(installed)) {
        Optional<Path> other =
            all.map(home -> home.resolve("bin/jwebserver"))
                .filter(Files::isExecutable)
                .sorted()
                .findFirst();
        if (other.isPresent()) {
          return other.get();
        }
      }
    }
    throw new UsageException(
        "the demo's server is "
            + own
            + ", and a clone has a /tmp and a /run of its own: put the checkout elsewhere, such as"
            + " below /opt");
  }

  private static String unitOfJwebserver() throws IOException {
    return """
    [Unit]
    Description=The JDK's web server, for a demonstration
    [Service]
    ExecStart=%s --bind-address 127.0.0.1 --port 8000 --directory /usr/share
    """
        .formatted(jwebserver());
  }

  /**
   * The server opens its port a moment after it was started, and needs no tool that may be missing.
   */
  private static String workloadOfJwebserver() {
    return "bash -c 'for try in $(seq 50); do"
        + " (exec 3<>/dev/tcp/127.0.0.1/8000 && printf \"GET / HTTP/1.0\\r\\n\\r\\n\" >&3"
        + " && grep -q 200 <&3) 2>/dev/null && exit 0; sleep 0.1; done; exit 1'";
  }

  /** Makes the root, or finds the one that was made before. */
  private static Path debianRoot(Terminal terminal) throws IOException, InterruptedException {
    Path script =
        Path.of(System.getProperty("ringfence.launcher", "ringfence"))
            .resolveSibling("scripts/debian-root");
    if (!Files.isExecutable(script)) {
      throw new UsageException("demos of Debian's services need a checkout of Ringfence");
    }
    terminal.say("Debian 12 root: made the first time, in a few minutes");
    Process process =
        new ProcessBuilder(script.toString(), "12")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String root = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || root.isBlank()) {
      throw new UsageException("the Debian root could not be made: see above");
    }
    return Path.of(root.strip());
  }
}
