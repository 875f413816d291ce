package dev.ringfence.trial.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.Sandboxing;
import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is attempted, before anything is attempted. */
class BatteryTest {
  /** Directives that hold a list, in a form that forbids something. */
  private static final String LISTS =
      """
      [Service]
      ExecStart=/bin/true
      CapabilityBoundingSet=
      DevicePolicy=closed
      IPAddressDeny=any
      InaccessiblePaths=/srv
      NoExecPaths=/ /tmp
      ProtectHome=yes
      ProtectSystem=strict
      RestrictAddressFamilies=~AF_PACKET
      RestrictFileSystems=~tmpfs
      RestrictNamespaces=yes
      RestrictNetworkInterfaces=~lo
      SecureBits=noroot
      SocketBindDeny=any
      TemporaryFileSystem=/mnt:ro
      UMask=0027
      """;

  private static Subject subject(Architecture architecture) {
    return new Subject(
        Unit.ofText("x.service", LISTS),
        architecture,
        Map.of("net", 1L, "ipc", 2L, "mnt", 3L, "user", 4L),
        _ -> true);
  }

  static List<Sandboxing> directives() {
    List<Sandboxing> all = new ArrayList<>();
    for (Directive directive : Catalogue.all()) {
      if (directive instanceof Sandboxing sandboxing) {
        all.add(sandboxing);
      }
    }
    return all;
  }

  private static List<Attempt> attempts(Sandboxing directive, Architecture architecture) {
    return switch (Battery.of(directive, subject(architecture))) {
      case Probe.Exact(List<Attempt> attempts) -> attempts;
      case Probe.Broad(List<Attempt> attempts) -> attempts;
      case Probe.ForbidsNothing() -> List.of();
      case Probe.NotHere(String why) -> {
        assertThat(why).isNotBlank().doesNotEndWith(".");
        yield List.of();
      }
    };
  }

  @ParameterizedTest
  @MethodSource("directives")
  void everyAttemptCanBeMadeOnThisKindOfMachine(Sandboxing directive) {
    List<Attempt> attempts = attempts(directive, Architecture.X86_64);
    String text = new Script("run", attempts, Architecture.X86_64).text();
    assertThat(text.lines()).hasSameSizeAs(attempts);
    // What probe.c can hold: the words of a step, and a script.
    assertThat(text.lines().flatMap(line -> Arrays.stream(line.split("\t", -1))))
        .allMatch(step -> step.split(" ", -1).length <= 8);
    assertThat(text.length()).isLessThan(1 << 15);
  }

  @ParameterizedTest
  @MethodSource("directives")
  void thereIsSomethingToAttemptOnArmToo(Sandboxing directive) {
    List<Attempt> attempts = attempts(directive, Architecture.AARCH64);
    assertThat(new Script("run", attempts, Architecture.AARCH64).text().isEmpty())
        .isEqualTo(attempts.isEmpty());
  }

  @Test
  void aCallThatAnArchitectureLacksIsLeftOutAndTheOthersKeepTheirNumbers() {
    List<Attempt> attempts =
        List.of(Attempt.at("a", "modify_ldt 0 0 0"), Attempt.at("b", "personality -1"));
    assertThat(new Script("run", attempts, Architecture.AARCH64).text()).isEqualTo("1\t92 -1\n");
  }

  @Test
  void answersFindTheirAttempts() {
    Attempt one = Attempt.at("a", "personality -1");
    Attempt two = Attempt.permitted("b", "personality 0");
    Script script = new Script("run", List.of(one, two), Architecture.X86_64);
    assertThat(script.answers("1\t-22\n0\t!31\nnonsense\n7\t0\n"))
        .containsOnly(
            Map.entry(one, new Answer.Killed(31)), Map.entry(two, new Answer.Returned(-22)));
  }

  @Test
  void anErrorForTheArgumentsMeansThatTheCallWasLetPass() {
    Refusal refusal = Attempt.permitted("b", "personality 0").refusal();
    assertThat(refusal.matches(new Answer.Killed(31))).isTrue();
    assertThat(refusal.matches(new Answer.Returned(-1))).as("EPERM").isTrue();
    assertThat(refusal.matches(new Answer.Returned(-22))).as("EINVAL").isFalse();
    assertThat(refusal.matches(new Answer.None())).isFalse();
  }

  @Test
  void aListOfExceptionsDeniesWhatItNames() {
    assertThat(NetworkAttempts.denies(List.of("~tmpfs", "proc"), "proc")).isTrue();
    assertThat(NetworkAttempts.denies(List.of("~tmpfs"), "proc")).isFalse();
    assertThat(NetworkAttempts.denies(List.of("tmpfs"), "proc")).isTrue();
    assertThat(NetworkAttempts.denies(List.of(), "proc")).isFalse();
  }

  @Test
  void aCopyKeepsTheSandboxAndNothingElse() {
    Unit unit =
        Unit.ofText(
            "x.service",
            """
            [Unit]
            After=network.target
            [Service]
            Type=notify
            ExecStartPre=/bin/a
            ExecStart=!-/bin/b
            Restart=always
            PIDFile=/run/x
            EnvironmentFile=/etc/x
            PrivateTmp=yes
            NoExecPaths=/
            StateDirectory=%p-data
            """);
    assertThat(ProbeUnit.whole("copy", unit).text())
        .contains("ExecStart=!/run/ringfence-probe/probe\n", "PrivateTmp=yes\n", "NoExecPaths=/\n")
        .contains("StateDirectory=x-data\n", "BindReadOnlyPaths=/run/ringfence-probe")
        .contains("ExecPaths=/run/ringfence-probe", "Type=oneshot\n")
        .doesNotContain("/bin/a", "/bin/b", "Restart=", "PIDFile", "EnvironmentFile", "After=");
    assertThat(ProbeUnit.bare("copy", unit).text())
        .doesNotContain("PrivateTmp", "NoExecPaths", "!");
  }
}
