package dev.ringfence.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.RootFiles;
import dev.ringfence.trial.ExitStatus;
import dev.ringfence.trial.Phase;
import dev.ringfence.trial.Symptom;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps of systemd's that fail only on hosts that no test can boot: a table says whose they are.
 */
class StepsTest {
  private static final int EPERM = 1;

  private static Evidence evidence(int status, int errno, String settings) {
    return new Evidence(
        Unit.ofText("app.service", "[Service]\nExecStart=/bin/true\n" + settings),
        257,
        new RootFiles(Root.HOST),
        new RootFiles(Root.HOST),
        List.of(
            new Symptom.SetUpFailed(Phase.START, "ExecStart", new ExitStatus(status), errno, "")),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "218, CapabilityBoundingSet=CAP_CHOWN",
    "218, AmbientCapabilities=CAP_SYS_TIME",
    "228, SystemCallFilter=@system-service",
    "229, SELinuxContext=system_u:system_r:none_t:s0",
    "230, Personality=x86",
    "231, AppArmorProfile=none",
    "232, RestrictAddressFamilies=AF_UNIX",
    "236, SmackProcessLabel=none",
    "237, KeyringMode=private",
    "239, CacheDirectory=app",
    "240, LogsDirectory=app",
    "243, SetCredentialEncrypted=x:y",
  })
  void eachStepHasItsLine(int status, String line) {
    Evidence evidence = evidence(status, EPERM, "PrivateTmp=yes\n" + line + "\n");
    List<Setting> suspects = SuspectLines.of(evidence);
    assertThat(suspects).isNotEmpty();
    assertThat(suspects.getFirst().key() + "=" + suspects.getFirst().value()).isEqualTo(line);
  }

  @Test
  void aContainerThatForbidsMountsIsToldFromABadLine() {
    assertThat(Advice.elsewhere(evidence(226, EPERM, "PrivateTmp=yes\n")))
        .singleElement()
        .asString()
        .contains("container without CAP_SYS_ADMIN");
  }

  @Test
  void whatTheHostHasNotGotIsNoFaultOfTheLine() {
    Evidence evidence = evidence(218, EPERM, "AmbientCapabilities=CAP_SYS_TIME\n");
    Setting line = SuspectLines.of(evidence).getFirst();
    assertThat(Advice.on(line, evidence)).contains("systemd itself has not got CAP_SYS_TIME");
    assertThat(Mends.of(line, evidence)).isEmpty();
  }
}
