package dev.ringfence.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.derive.verdict.Value;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the unit sets already is tightened, never loosened, and reported where it cannot hold. */
class OwnSettingsTest {
  private static SeenService service() {
    return SeenService.thatDoesNothing();
  }

  private static List<String> texts(SeenService service, String directive) {
    return SeenService.texts(service.plan(Caution.STRICT), directive);
  }

  private static Decision.Choice choice(SeenService service, String directive) {
    return service.plan(Caution.STRICT).decision(directive).orElseThrow().choice();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      value = {
        // own line | directive | what the plan writes (lines joined by ;)
        "ProtectSystem=full | ProtectSystem | strict",
        "ProtectSystem=strict | ProtectSystem | nothing",
        "ProtectSystem=true | ProtectSystem | strict",
        "PrivateTmp=no | PrivateTmp | yes",
        "PrivateTmp=true | PrivateTmp | nothing",
        "DynamicUser=yes | ProtectSystem | nothing",
        "DynamicUser=yes | ProtectHome | yes",
        "CapabilityBoundingSet=CAP_CHOWN CAP_KILL | CapabilityBoundingSet | ;",
        "CapabilityBoundingSet=~CAP_SYS_ADMIN | CapabilityBoundingSet | ;",
        "CapabilityBoundingSet= | CapabilityBoundingSet | nothing",
        "RestrictAddressFamilies=AF_UNIX AF_INET | RestrictAddressFamilies | ;none",
        "RestrictAddressFamilies=~AF_PACKET | RestrictAddressFamilies | ;none",
        "RestrictAddressFamilies=none | RestrictAddressFamilies | nothing",
        "RestrictNamespaces=user mnt | RestrictNamespaces | ;yes",
        "RestrictNamespaces=yes | RestrictNamespaces | nothing",
        "SystemCallArchitectures=native x86 | SystemCallArchitectures | ;native",
        "SystemCallArchitectures=native | SystemCallArchitectures | nothing",
        "UMask=0027 | UMask | nothing",
        "IPAddressDeny=any | IPAddressDeny | nothing",
        "KeyringMode=shared | KeyringMode | private",
        "NoExecPaths=/tmp | NoExecPaths | nothing",
      })
  void ofTheUnitsOwnLineAndThePlanTheStricterHolds(String own, String directive, String written) {
    SeenService service = service().unit(own);
    assertThat(String.join(";", texts(service, directive)))
        .isEqualTo(written == null ? "" : written.equals(";") ? ";" : written);
    if (written == null) {
      assertThat(choice(service, directive)).isInstanceOf(Decision.Choice.Enough.class);
    }
  }

  @Test
  void aFilterOfTheUnitsOwnIsReplacedWhereThePlanIsWithinIt() {
    SeenService service = service().unit("SystemCallFilter=@system-service @mount");
    assertThat(texts(service, "SystemCallFilter"))
        .containsExactly(
            "", "@system-service", "~@privileged @resources @setuid @keyring @memlock @aio");
  }

  @Test
  void fromAFilterThatIsStricterElsewhereOnlyMoreIsTakenAway() {
    SeenService service = service().unit("SystemCallFilter=~@clock @ipc");
    assertThat(texts(service, "SystemCallFilter"))
        .containsExactly("~@privileged @resources @setuid @keyring @memlock @aio");
    SeenService tight =
        service()
            .unit(
                "SystemCallFilter=@system-service\nSystemCallFilter=~@privileged @resources @setuid"
                    + " @keyring @memlock @aio @ipc");
    assertThat(texts(tight, "SystemCallFilter")).isEmpty();
  }

  @Test
  void anErrorNumberOfTheUnitsOwnStays() {
    assertThat(texts(service().unit("SystemCallErrorNumber=EACCES"), "SystemCallErrorNumber"))
        .isEmpty();
  }

  @Test
  void aSettingThatAFactContradictsIsReportedAndStays() {
    record Case(String own, String directive, SeenService service) {}
    Fact writeExecute =
        new Fact.ExecutableMemory(service().seen(), "mmap", Fact.Executable.WRITABLE, "");
    List<Case> cases =
        List.of(
            new Case(
                "MemoryDenyWriteExecute=yes",
                "MemoryDenyWriteExecute",
                service().fact(writeExecute)),
            new Case(
                "ProtectHome=yes", "ProtectHome", service().file(FileAccess.READ, "/home/x/a")),
            new Case(
                "ProtectProc=invisible",
                "ProtectProc",
                service().directory(FileAccess.LIST, "/proc")),
            new Case(
                "CapabilityBoundingSet=CAP_KILL",
                "CapabilityBoundingSet",
                service().capability("CAP_CHOWN", "chown")),
            new Case(
                "RestrictAddressFamilies=AF_UNIX",
                "RestrictAddressFamilies",
                service().socket("AF_INET", "SOCK_STREAM", "tcp")),
            new Case(
                "RestrictNamespaces=~user",
                "RestrictNamespaces",
                service().fact(new Fact.Namespace(service().seen(), "unshare", "user", false))),
            new Case("SystemCallFilter=~mount", "SystemCallFilter", service().call("mount")));
    for (Case one : cases) {
      SeenService service = one.service().unit(one.own());
      assertThat(choice(service, one.directive()))
          .as(one.own())
          .isInstanceOfSatisfying(
              Decision.Choice.Clash.class,
              clash -> {
                assertThat(clash.setting().key()).isEqualTo(one.directive());
                assertThat(clash.evidence().sentence()).contains("exampled").contains("12:00:00");
              });
      assertThat(texts(service, one.directive())).as(one.own()).isEmpty();
      assertThat(DropIn.text(service.plan(Caution.STRICT), "Untried.").replace("\n#  ", " "))
          .contains("contradicts what was seen");
    }
  }

  @Test
  void pinsStayAsTheUserSays() {
    PlanOptions pinned =
        new PlanOptions(
            Caution.STRICT, false, List.of(Value.of("PrivateTmp", "no")), Set.of(), Set.of());
    Plan plan = service().file(FileAccess.CREATE, "/tmp/a").plan(pinned);
    assertThat(SeenService.texts(plan, "PrivateTmp")).containsExactly("no");
    // Without a /tmp of its own, the strict file system has to leave the real one writable.
    assertThat(SeenService.texts(plan, "ReadWritePaths")).containsExactly("-/tmp");
  }

  @Test
  void onlyAndWithoutDoWhatTheySay() {
    PlanOptions only =
        new PlanOptions(Caution.STRICT, false, List.of(), Set.of("ProtectSystem"), Set.of());
    assertThat(service().plan(only).assignments())
        .extracting("directive")
        .containsExactly("ProtectSystem");
    Plan without = service().plan(PlanOptions.USUAL.without("PrivateDevices"));
    assertThat(SeenService.texts(without, "PrivateDevices")).isEmpty();
    assertThat(SeenService.texts(without, "DevicePolicy")).containsExactly("closed");
  }
}
