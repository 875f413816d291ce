package dev.ringfence.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.SharedData;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.lint.rule.Rules;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitReview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Units that were damaged at random: no rule stumbles over one, every finding points at a line that
 * is there, and every fix can be made. The seeds are fixed, so that a failure comes again.
 */
class HostileUnitsTest {
  private static final int ROUNDS = 600;

  /** What people and attackers write where a value should be. */
  private static final List<String> VALUES =
      List.of(
          "",
          "yes",
          "no",
          "~",
          "~~",
          "-",
          "+",
          ":",
          "@",
          "%",
          "%%",
          "%i",
          "%Z",
          "/",
          "//",
          "/..",
          "-/nowhere",
          "+/tmp",
          "-+/tmp",
          "/tmp:/tmp",
          "/a:/b:/c:/d:/e",
          "tmp",
          "../../etc",
          "/home /home/a /home",
          "\"",
          "\"open",
          "'a' \"b\"",
          "\\",
          "\\x",
          "\\x00",
          "\\u12",
          "a\\",
          "CAP_",
          "CAP_SYS_ADMIN",
          "~CAP_SYS_ADMIN",
          "cap_chown 99999999999999999999",
          "-1",
          "1e9",
          "18446744073709551616",
          "0777",
          "9",
          "infinity",
          "@",
          "@nothing",
          "@system-service:EPERM",
          "@system-service ~@mount:",
          "read:99999",
          "~@privileged @resources",
          "AF_",
          "~AF_INET",
          "none",
          "AF_UNIX none",
          "native",
          "native native x86 foo",
          "uts ~ipc",
          "~",
          "char-* rwm",
          "/dev/null x",
          "block-blkext",
          "strict",
          "closed",
          "full",
          "tmpfs",
          "invisible",
          "pid",
          "\u0000",
          "\u202e",
          "\ufffd",
          "é",
          "a,b;c",
          "#",
          ";",
          "=",
          "==",
          "[Service]",
          "\t",
          "  x  ");

  private static final String SEED =
      """
      [Unit]
      Description=Seed
      [Service]
      ExecStart=+/bin/true
      ExecStartPre=-!/bin/sh -c 'a'
      User=nobody
      CapabilityBoundingSet=CAP_CHOWN \\
        CAP_KILL
      AmbientCapabilities=CAP_NET_ADMIN
      ProtectSystem=strict
      ReadWritePaths=/var/lib/a -/run/a
      SystemCallFilter=@system-service
      SystemCallFilter=~@mount:EPERM
      RestrictAddressFamilies=AF_INET
      TemporaryFileSystem=/var:ro
      BindPaths=/a:/b
      DeviceAllow=/dev/null rw
      PrivateTmp=yes
      [Install]
      WantedBy=multi-user.target
      """;

  @TempDir Path folder;

  @Test
  void noRuleStumblesOverADamagedUnit() throws IOException {
    check(List.of(SEED));
  }

  @Test
  void noRuleStumblesOverADamagedUnitOfARealPackage() throws IOException {
    List<String> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SharedData.folder("corpus").resolve("units"))) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(".service")).sorted().toList()) {
        if (Files.isRegularFile(file)) {
          seeds.add(Files.readString(file));
        }
      }
    }
    check(seeds);
  }

  private void check(List<String> seeds) throws IOException {
    Random random = new Random(2026);
    Linter linter = new Linter(Rules.all());
    List<String> names = List.copyOf(Catalogue.names());
    int loaded = 0;
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path root = folder.resolve("root" + round % 50);
      Path file = root.resolve("etc/systemd/system/example.service");
      Files.createDirectories(file.getParent());
      String text = damaged(seeds.get(random.nextInt(seeds.size())), names, random);
      Files.writeString(file, text);
      Root inside = new Root(root);
      Loading loading =
          new UnitReview(UnitPath.system(inside), "x", UnitReview.HostDropIns.LEFT_OUT).load(file);
      if (!(loading instanceof Loading.Loaded(Unit unit))) {
        continue;
      }
      loaded++;
      Machine machine =
          new Machine(inside, Systemd.newestOf(List.of(245, 252, 257, 262).get(round % 4)));
      try {
        List<Finding> findings = linter.check(new Subject(unit, machine, round % 2 == 0));
        int lines = text.split("[\n\r\0]", -1).length; // as systemd counts them
        for (Finding finding : findings) {
          found++;
          assertThat(finding.message()).isNotBlank();
          assertThat(finding.fix().advice()).isNotBlank();
          assertThat(finding.place().file()).hasToString("/etc/systemd/system/example.service");
          assertThat(finding.place().line()).as(finding.toString()).isBetween(1, lines);
        }
        String patch =
            new Edits(inside)
                .patch(findings.stream().map(Finding::fix).toList(), file2 -> "./example.service");
        assertThat(patch.isEmpty() || patch.startsWith("--- ./example.service\n")).isTrue();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("round " + round + ":\n" + text, e);
      }
    }
    assertThat(loaded).isGreaterThan(ROUNDS / 2);
    assertThat(found).isGreaterThan(ROUNDS);
  }

  private static String damaged(String text, List<String> names, Random random) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    for (int times = 1 + random.nextInt(6); times > 0; times--) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      switch (random.nextInt(9)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(random.nextInt(lines.size() + 1), line);
        case 2 -> lines.set(at, key(line) + value(random));
        case 3 -> lines.set(at, key(line) + value(random) + " " + value(random));
        case 4 -> lines.add(at, names.get(random.nextInt(names.size())) + "=" + value(random));
        case 5 -> lines.set(at, line + " \\");
        case 6 -> lines.set(at, flipped(line, random));
        case 7 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
        default -> lines.add(at, random.nextBoolean() ? "# a comment" : line + " " + value(random));
      }
      if (lines.isEmpty()) {
        lines.add("");
      }
    }
    return String.join("\n", lines);
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf('=') + 1);
  }

  private static String value(Random random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private static String flipped(String line, Random random) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
