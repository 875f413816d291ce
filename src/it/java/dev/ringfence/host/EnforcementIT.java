package dev.ringfence.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.host.Enforcement.Result;
import dev.ringfence.unit.Root;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What can be enforced differs between builds of systemd on one kernel, and trying shows it. */
class EnforcementIT {
  private static Map<String, Result> results(DebianRoot root) throws Exception {
    return new EnforcementTrials(new Root(root.folder()))
        .run(root.systemd()).enforcements().stream()
            .collect(Collectors.toMap(Enforcement::setting, Enforcement::result));
  }

  @Test
  void aBuildWithoutBpfFrameworkIgnoresWhatNeedsIt() throws Exception {
    Map<String, Result> results = results(DebianRoot.BOOKWORM);
    for (String setting :
        List.of(
            "SystemCallFilter=~mkdir mkdirat",
            "SystemCallArchitectures=native",
            "NoNewPrivileges=yes",
            "IPAddressDeny=any",
            "DevicePolicy=strict",
            "InaccessiblePaths=/run/ringfence-host",
            "PrivateUsers=yes",
            "PrivateNetwork=yes",
            "PrivateIPC=yes",
            "ProtectHostname=yes",
            "ProtectProc=invisible")) {
      assertThat(results.get(setting)).as(setting).isEqualTo(new Result.Enforced());
    }
    assertThat(results.get("SocketBindDeny=any")).isInstanceOf(Result.NotEnforced.class);
    assertThat(results.get("RestrictNetworkInterfaces=~lo")).isInstanceOf(Result.NotEnforced.class);
    assertThat(results).doesNotContainKey("PrivatePIDs=yes");
  }

  @Test
  void aBuildWithItDoesNot() throws Exception {
    Map<String, Result> results = results(DebianRoot.TRIXIE);
    assertThat(results.get("SocketBindDeny=any")).isEqualTo(new Result.Enforced());
    assertThat(results.get("RestrictNetworkInterfaces=~lo")).isEqualTo(new Result.Enforced());
    assertThat(results.get("PrivatePIDs=yes")).isEqualTo(new Result.Enforced());
    assertThat(results.get("ProtectControlGroups=private")).isEqualTo(new Result.Enforced());
  }
}
