package dev.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a score does not see is said, with its place; and nothing is said where there is nothing.
 */
class BlindspotsTest {
  @TempDir Path folder;

  private static Systemd systemd(int major, String... missing) {
    return new Systemd(
        SystemdVersion.of(major), "2.6.1", Architecture.X86_64, new BuildFeatures(Set.of(missing)));
  }

  private static List<String> of(Systemd systemd, String lines) {
    return of(systemd, Unit.ofText("a.service", "[Service]\nExecStart=/usr/sbin/a\n" + lines));
  }

  private static List<String> of(Systemd systemd, Unit unit) {
    return switch (new Scorer(systemd).score(unit)) {
      case Scoring.Scored(Score score) ->
          score.blindspots().stream()
              .map(each -> each.kind().id() + " " + each.problem().describe())
              .toList();
      case Scoring.Refused(var problem) -> List.of("refused " + problem.describe());
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ExecStart=+/bin/b | runs a command with '+': as root and outside of the sandbox",
        "ExecStartPre=-+/bin/b | runs a command with '+': as root and outside of the sandbox",
        "ExecStopPost=@+/bin/b b | runs a command with '+': as root and outside of the sandbox",
        "ExecReload=!/bin/b | runs a command with '!': User=, Group= and SupplementaryGroups= do"
      })
  void commandsOutsideOfTheSandbox(String line, String message) {
    List<String> found = of(systemd(257), "Type=oneshot\n" + line + "\n");
    assertThat(found).singleElement().asString().startsWith("exec-prefix /a.service:4: Exec");
    assertThat(found.getFirst()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ExecStart=!!/bin/b", "ExecStart=-/bin/b + !", "ExecStart=:/bin/b", "ExecStart="})
  void otherPrefixesLeaveTheSandboxAsItIs(String line) {
    assertThat(of(systemd(257), "Type=oneshot\nRemainAfterExit=yes\n" + line + "\n"))
        .noneMatch(each -> each.startsWith("exec-prefix"));
  }

  @Test
  void theSecondCommandOfALineIsLookedAtToo() {
    assertThat(of(systemd(257), "Type=oneshot\nExecStart=/bin/b ; +/bin/c\n"))
        .singleElement()
        .asString()
        .startsWith("exec-prefix");
  }

  @Test
  void settingsThatThisSystemdWasBuiltWithout() {
    String line = "RestrictFileSystems=ext4\n";
    assertThat(of(systemd(257, "BPF_FRAMEWORK"), line))
        .containsExactly(
            "not-built-in /a.service:3: RestrictFileSystems= does nothing here: this systemd was"
                + " built without BPF_FRAMEWORK (systemctl --version says -BPF_FRAMEWORK)");
    assertThat(of(systemd(257), line)).isEmpty();
    assertThat(of(systemd(257, "SECCOMP"), "SystemCallFilter=@system-service\n"))
        .singleElement()
        .asString()
        .startsWith("not-built-in /a.service:3: SystemCallFilter= does nothing here");
    assertThat(of(systemd(257, "APPARMOR"), "AppArmorProfile=web\n"))
        .singleElement()
        .asString()
        .startsWith("not-built-in");
  }

  @Test
  void settingsThatThisSystemdIsTooOldFor() {
    assertThat(of(systemd(252), "PrivatePIDs=yes\n"))
        .containsExactly(
            "too-new /a.service:3: PrivatePIDs= is read from systemd 257 on; systemd 252 ignores"
                + " it");
    assertThat(of(systemd(257), "PrivatePIDs=yes\n")).isEmpty();
    assertThat(of(systemd(252), "PrivatePIDs=no\n")).as("it asks for nothing").isEmpty();
    assertThat(of(systemd(252), "PrivatePIDs=yes\nPrivatePIDs=\n")).as("the last counts").isEmpty();
  }

  @Test
  void misspeltNamesThatImproveTheScore() {
    assertThat(
            of(
                systemd(252),
                """
                CapabilityBoundingSet=CAP_NET_BINDSERVICE
                RestrictAddressFamilies=AF_INTE
                SystemCallFilter=@system-servise ~reboot rebot
                """))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("misspelt /a.service:3: 'CAP_NET_BINDSERVICE'"),
            two -> assertThat(two).contains("a.service:4: 'AF_INTE'", "mean AF_INET?"),
            three -> assertThat(three).contains("a.service:5:", "mean @system-service?"),
            four -> assertThat(four).contains("a.service:5: '~reboot'"),
            five -> assertThat(five).contains("a.service:5: 'rebot'", "mean reboot?"));
  }

  @Test
  void aDropInThatIsReadInPart() throws IOException {
    Path file = folder.resolve("a.service");
    Files.writeString(file, "[Service]\nExecStart=/usr/sbin/a\n");
    Path dropIn = Files.createDirectory(folder.resolve("a.service.d")).resolve("x.conf");
    Files.writeString(dropIn, "[Service]\nUser=not:a:name\nPrivateTmp=yes\n");
    assertThat(of(systemd(252), load(file)))
        .singleElement()
        .asString()
        .startsWith("cut-short " + dropIn + ":2: 'not:a:name' cannot be the name")
        .endsWith("systemd reads no further in this drop-in, and does not say so");
  }

  @Test
  void linesThatSystemdMakesNothingOf() throws IOException {
    Path file = folder.resolve("a.service");
    Files.writeString(file, "[Service]\nExecStart=/usr/sbin/a\nPrivateTmp yes\nUMask=0077\0x\n");
    assertThat(of(systemd(252), load(file)))
        .containsExactlyInAnyOrder(
            "malformed " + file + ":3: no '=' in the line: systemd ignores the line",
            "malformed " + file + ":4: a NUL byte: systemd takes what follows it for the next line",
            "malformed " + file + ":5: no '=' in the line: systemd ignores the line");
  }

  @Test
  void whatDoesNotWorkInAUserUnitAndWhy() throws IOException {
    Path file = Files.createDirectories(folder.resolve("systemd/user")).resolve("a.service");
    Files.writeString(
        file,
        """
        [Service]
        ExecStart=/usr/bin/a
        ProtectSystem=strict
        IPAddressDeny=any
        NoNewPrivileges=yes
        ProtectClock=no
        """);
    List<String> old = of(systemd(252), load(file));
    assertThat(old)
        .satisfiesExactly(
            one ->
                assertThat(one)
                    .startsWith(
                        "user-unit " + file + ":3: ProtectSystem= does not work in a user unit")
                    .contains("from 254 on"),
            two ->
                assertThat(two)
                    .startsWith("user-unit " + file + ":4: IPAddressDeny=")
                    .contains("BPF programs"));
    assertThat(of(systemd(257), load(file))).hasSize(1);
  }

  private static Unit load(Path file) {
    UnitReview review =
        new UnitReview(UnitPath.system(Root.HOST), "x", UnitReview.HostDropIns.LEFT_OUT);
    return ((Loading.Loaded) review.load(file)).unit();
  }
}
