package dev.ringfence.directive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.SystemCallList;
import dev.ringfence.directive.value.Text;
import dev.ringfence.unit.SystemdVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the catalogue says of names and values, asked of a real systemd: {@code systemd-analyze
 * verify} names each line that it ignores. RINGFENCE_SYSTEMD_ANALYZE can name another release's.
 */
class SystemdAgreesIT {
  /** Values of every kind; each is tried on every directive. */
  private static final List<String> POOL =
      List.of(
          "yes",
          "no",
          "on",
          "1",
          "0",
          "5",
          "foo",
          "YES",
          "maybe",
          "none",
          "any",
          "all",
          "infinity",
          "strict",
          "full",
          "tmpfs",
          "read-only",
          "private",
          "invisible",
          "pid",
          "closed",
          "main",
          "10%",
          "101%",
          "1G",
          "1.5G",
          "10000",
          "10001",
          "-5",
          "100:200",
          "200:100",
          "5:infinity",
          "0022",
          "077",
          "8",
          "10000000",
          "7777",
          "/abs",
          "-/abs",
          "+/abs",
          "-+/abs",
          "rel",
          "rel ./x",
          "/a:/b",
          "/a:/b:norbind",
          "/a:b",
          "-/a:/b:rbind",
          "/a:/b:foo",
          "/a /b",
          "/dev/null",
          "/dev/null rw",
          "/dev/null rwx",
          "char-foo r",
          "block-* rwm",
          "char-",
          "name",
          "name/sub",
          "a:b",
          "a b",
          "private/x",
          "a/../b",
          "..",
          "~",
          "CAP_NET_ADMIN",
          "~CAP_NET_ADMIN CAP_KILL",
          "cap_kill",
          "CAP_FOO",
          "63",
          "64",
          "AF_INET",
          "~AF_INET AF_UNIX",
          "AF_FOO",
          "AF_LOCAL",
          "INET",
          "af_inet",
          "cgroup net",
          "~user mnt",
          "cgroup foo",
          "time",
          "native",
          "x86",
          "x86-64 arm64",
          "sparc",
          "riscv64",
          "loongarch64",
          "EPERM",
          "4095",
          "4096",
          "kill",
          "EFOO",
          "ENOTSUP",
          "1.2.3.4",
          "1.2.3.4/24",
          "1.2.3.4/33",
          "::1",
          "fe80::/10",
          "::/129",
          "localhost any",
          "multicast link-local",
          "1.2.3",
          "1:2:3:4:5:6:7:8",
          "1:2:3:4:5:6:7:8:9",
          "::1.2.3.4",
          "tcp",
          "udp:53",
          "ipv4:tcp:80-90",
          "80",
          "65536",
          "ipv6:",
          "tcp:90-80",
          "ipv4:udp",
          "eth0",
          "~lo eth0",
          "keep-caps",
          "noroot noroot-locked",
          "keep-caps foo",
          "id:/path",
          "id:value",
          "id",
          "a/b:c",
          "foo.slice",
          "foo.service",
          "exec",
          "notify",
          "shared",
          "inherit",
          "connected",
          "disconnected",
          "self",
          "identity",
          "ptraceable",
          "restart",
          "idle",
          "forking",
          "notify-reload",
          "private-anonymous",
          "0x33",
          "root",
          "1000",
          "a.b",
          "-a",
          "65535",
          "4294967295",
          "4294967296",
          "ext4 tmpfs",
          "@network",
          "~@basic-api",
          "@foo");

  /** What systemd-analyze can be, how it is called, and what it printed. */
  private record Analyzer(List<String> command, SystemdVersion version) {}

  @TempDir Path folder;
  private Analyzer analyzer = new Analyzer(List.of(), SystemdVersion.of(0));

  @BeforeEach
  void findSystemd() throws IOException, InterruptedException {
    String named = System.getenv("RINGFENCE_SYSTEMD_ANALYZE");
    List<String> command = List.of(named == null ? "systemd-analyze" : named);
    String banner = run(command, "--version").getFirst();
    analyzer =
        new Analyzer(
            command,
            SystemdVersion.parse(banner.replaceAll("systemd (\\d+).*", "$1")).orElseThrow());
  }

  @Test
  void aKeyIsUnknownExactlyWhereItIsNewerOrGone() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(List.of("[Service]", "ExecStart=/bin/true"));
    Set<String> expected = new TreeSet<>();
    for (Directive directive : Catalogue.all()) {
      Entry entry = directive.entry();
      if (entry.placement().sections().contains("Service")) {
        entry
            .example()
            .lines()
            .filter(line -> line.startsWith(entry.name() + "="))
            .forEach(lines::add);
        if (!analyzer.version().atLeast(entry.since())) {
          expected.add(entry.name());
        }
      }
    }
    Set<String> unknown = new TreeSet<>();
    for (String message : verify(lines)) {
      if (message.contains("Unknown key")) {
        unknown.add(message.replaceAll(".*Unknown key '?(\\w+).*", "$1"));
      }
    }
    assertThat(unknown).isEqualTo(expected);
  }

  @Test
  void aValueIsIgnoredExactlyWhereTheCatalogueSaysSo() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(List.of("[Service]", "ExecStart=/bin/true"));
    TreeMap<Integer, String> ignored = new TreeMap<>();
    for (Directive directive : Catalogue.all()) {
      Entry entry = directive.entry();
      boolean tried =
          entry.placement().sections().contains("Service")
              && entry.knownTo(analyzer.version())
              && entry.misreading() != Misreading.UNIT_REFUSED
              && !(entry.kind() instanceof Text)
              && !(entry.kind() instanceof SystemCallList)
              && !entry.name().equals("ExecStart");
      for (String value : tried ? values(entry) : List.<String>of()) {
        lines.add(entry.name() + "=" + value);
        Check check = entry.kind().check(value, analyzer.version());
        for (Check.Complaint complaint : check.complaints()) {
          if (complaint.consequence() != Check.Consequence.WORD_LOST) {
            ignored.put(lines.size(), lines.getLast());
          }
        }
      }
    }
    TreeMap<Integer, String> warned = new TreeMap<>();
    for (String message : verify(lines)) {
      int line = Integer.parseInt(message.replaceAll("[^:]*:(\\d+):.*", "$1"));
      warned.put(line, lines.get(line - 1));
    }
    List<String> differences = new ArrayList<>();
    for (int line = 1; line <= lines.size(); line++) {
      if (warned.containsKey(line) != ignored.containsKey(line)) {
        differences.add(
            lines.get(line - 1) + (warned.containsKey(line) ? " is ignored" : " is read"));
      }
    }
    assertThat(lines).hasSizeGreaterThan(5000);
    assertThat(String.join("\n", differences)).as("by %s", analyzer.version()).isEmpty();
  }

  @Test
  void aUnitIsRefusedExactlyWhereTheCatalogueSaysSo() throws IOException, InterruptedException {
    List<String> values =
        List.of(
            "yes", "maybe", "1000", "65535", "4294967295", "a:b", "-a", "a b", "rel", "/abs", "~");
    List<String> differences = new ArrayList<>();
    for (Directive directive : Catalogue.all()) {
      Entry entry = directive.entry();
      boolean tried =
          entry.placement().sections().contains("Service")
              && entry.knownTo(analyzer.version())
              && entry.misreading() == Misreading.UNIT_REFUSED
              && !entry.name().equals("ExecStart");
      for (String value : tried ? values : List.<String>of()) {
        Path unit = folder.resolve("probe.service");
        Files.write(unit, List.of("[Service]", "ExecStart=/bin/true", entry.name() + "=" + value));
        boolean refused =
            String.join("\n", run(analyzer.command(), "verify", "--man=no", unit.toString()))
                .contains("fatal error");
        boolean expected =
            entry.kind().check(value, analyzer.version()).complaints().stream()
                .anyMatch(complaint -> complaint.consequence() == Check.Consequence.UNIT_REFUSED);
        if (refused != expected) {
          differences.add(entry.name() + "=" + value + (refused ? " is refused" : " is read"));
        }
      }
    }
    assertThat(String.join("\n", differences)).as("by %s", analyzer.version()).isEmpty();
  }

  /** The pool, and what the entry itself shows. */
  private static Set<String> values(Entry entry) {
    Set<String> values = new LinkedHashSet<>(POOL);
    entry.grades().forEach(grade -> values.add(grade.written()));
    values.removeIf(value -> !value.equals(value.strip()) || value.isEmpty());
    return values;
  }

  private List<String> verify(List<String> lines) throws IOException, InterruptedException {
    Path unit = folder.resolve("probe.service");
    List<String> toTheEnd = new ArrayList<>(lines);
    toTheEnd.add("NoSuchKey=1");
    Files.write(unit, toTheEnd);
    List<String> messages = new ArrayList<>();
    for (String message : run(analyzer.command(), "verify", "--man=no", unit.toString())) {
      if (message.matches(".*probe\\.service:\\d+:.*")) {
        messages.add(message.substring(message.indexOf("probe.service:")));
      }
    }
    assertThat(messages).isNotEmpty();
    assertThat(messages.removeLast()).as("it read to the end").contains("NoSuchKey");
    return messages;
  }

  private static List<String> run(List<String> command, String... words)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(words));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    process.getOutputStream().close();
    List<String> lines = process.inputReader().lines().toList();
    process.waitFor();
    return lines;
  }
}
