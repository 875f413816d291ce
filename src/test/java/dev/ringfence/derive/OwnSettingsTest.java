package dev.ringfence.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.derive.rule.RuleFor;
import dev.ringfence.derive.rule.Rules;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.directive.Sandboxing;
import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.Seen;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.SystemdVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** A setting of the unit's own, and a service that was seen to do what it forbids. */
  private record Conflict(String own, SeenService service) {
    String directive() {
      return own.substring(0, own.indexOf('='));
    }
  }

  private static Conflict conflict(String own, SeenService service) {
    return new Conflict(own, service.unit(own));
  }

  private static Conflict conflict(String own, Fact fact) {
    return conflict(own, service().fact(fact));
  }

  private static List<Conflict> conflicts() {
    Seen seen = service().seen();
    Fact writeExecute = new Fact.ExecutableMemory(seen, "mmap", Fact.Executable.WRITABLE, "");
    Fact setId = new Fact.Child(seen, "execve", "/usr/bin/sudo", "", List.of(), true, List.of());
    return List.of(
        conflict("CapabilityBoundingSet=CAP_KILL", service().capability("CAP_CHOWN", "chown")),
        conflict(
            "DevicePolicy=strict",
            new Fact.Device(seen, "mknodat", FileAccess.CREATE, "/dev/x", false, 10, 1)),
        conflict("IPAddressDeny=any", service().peer("connect", "tcp", "192.0.2.7", 443)),
        conflict("InaccessiblePaths=/srv", service().file(FileAccess.READ, "/srv/x")),
        conflict("KeyringMode=private", new Fact.Keyring(seen, "add_key", "")),
        conflict("LockPersonality=yes", new Fact.Personality(seen, "0x40000")),
        conflict("MemoryDenyWriteExecute=yes", writeExecute),
        conflict("NoExecPaths=/opt", service().child("/opt/tool")),
        conflict("NoNewPrivileges=yes", setId),
        conflict("PrivateDevices=yes", service().device(FileAccess.READ, "/dev/kvm")),
        conflict("PrivateIPC=yes", new Fact.Ipc(seen, "shmget", "0x1")),
        conflict("PrivateMounts=yes", new Fact.Mount(seen, "mount", "/mnt", "tmpfs")),
        conflict("PrivateNetwork=yes", service().bind("tcp", "0.0.0.0", 80)),
        conflict("PrivateTmp=disconnected", service().file(FileAccess.READ, "/tmp/theirs")),
        conflict("PrivateUsers=yes", service().capability("CAP_CHOWN", "chown")),
        conflict("ProcSubset=pid", service().file(FileAccess.READ, "/proc/cpuinfo")),
        conflict("ProtectClock=yes", new Fact.Clock(seen, "clock_settime", "CLOCK_REALTIME")),
        conflict(
            "ProtectControlGroups=strict",
            new Fact.CgroupWrite(seen, "openat", "/sys/fs/cgroup/x")),
        conflict("ProtectHome=yes", service().file(FileAccess.READ, "/home/x/a")),
        conflict("ProtectHostname=yes", new Fact.Hostname(seen, "sethostname")),
        conflict("ProtectKernelLogs=yes", new Fact.KernelLog(seen, "SYSLOG_ACTION_READ_ALL")),
        conflict("ProtectKernelModules=yes", new Fact.KernelModule(seen, "finit_module", "x")),
        conflict("ProtectKernelTunables=yes", new Fact.Sysctl(seen, "openat", "/proc/sys/x")),
        conflict("ProtectProc=ptraceable", service().directory(FileAccess.LIST, "/proc")),
        conflict("ProtectSystem=strict", service().file(FileAccess.WRITE, "/srv/data/x")),
        conflict(
            "RestrictAddressFamilies=AF_UNIX", service().socket("AF_INET", "SOCK_STREAM", "tcp")),
        conflict("RestrictFileSystems=tmpfs", service().with(Set.of("bpf"))),
        conflict("RestrictNamespaces=~user", new Fact.Namespace(seen, "unshare", "user", false)),
        conflict("RestrictNetworkInterfaces=lo", service().bind("tcp", "192.0.2.7", 80)),
        conflict(
            "RestrictRealtime=yes", new Fact.Scheduling(seen, "sched_setscheduler", "SCHED_RR")),
        conflict("RestrictSUIDSGID=yes", new Fact.SetIdBit(seen, "chmod", "/srv/x", true, false)),
        conflict("SocketBindDeny=any", service().bind("tcp", "0.0.0.0", 80)),
        conflict("SystemCallArchitectures=native", new Fact.Syscall(seen, Abi.X86, "open")),
        conflict("SystemCallFilter=~mount", service().call("mount")),
        conflict("UMask=0077", new Fact.UnixSocket(seen, "bind", "/run/example.sock")));
  }

  @Test
  void aSettingThatAFactContradictsIsReportedAndStays() {
    for (Conflict one : conflicts()) {
      SeenService service = one.service().on(Systemd.of(SystemdVersion.of(260)));
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

  /** What gives, and what acts only when the service is gone, no fact of its life contradicts. */
  @Test
  void everyDirectiveOfAPlanReportsItsConflicts() {
    Set<String> told = new TreeSet<>(Set.of("AmbientCapabilities", "RemoveIPC"));
    conflicts().forEach(one -> told.add(one.directive()));
    List<String> decided =
        Rules.order().stream()
            .filter(directive -> Rules.of(directive, false) instanceof RuleFor.Own)
            .map(Sandboxing::name)
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(decided);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CapabilityBoundingSet=",
        "NoExecPaths=/\nExecPaths=/lib /usr/lib /usr/libexec",
        "ProtectSystem=strict\nReadWritePaths=/srv/data/other",
        "RestrictFileSystems=~ext4",
        "RestrictNetworkInterfaces=~lo"
      })
  void soDoesOneThatTakesSeveralLines(String lines) {
    SeenService service =
        service()
            .unit(lines)
            .with(Set.of("bpf"))
            .link("/lib", "usr/lib")
            .on(Systemd.of(SystemdVersion.of(260)))
            .capability("CAP_CHOWN", "chown")
            .file(FileAccess.WRITE, "/srv/data/x")
            .bind("tcp", "127.0.0.1", 80);
    assertThat(choice(service, lines.substring(0, lines.indexOf('='))))
        .isInstanceOf(Decision.Choice.Clash.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NoExecPaths=/\nExecPaths=/lib /usr/bin/exampled",
        "PrivateTmp=disconnected",
        "PrivateUsers=managed",
        "ProtectControlGroups=strict",
        "ProtectHostname=yes:example",
        "ProtectProc=ptraceable",
        "ProtectSystem=strict\nReadWritePaths=/srv/data",
        "RestrictFileSystems=@basic-api @common-block @temporary",
        "RestrictNetworkInterfaces=lo",
        "UMask=0777"
      })
  void whatIsStricterThanThePlanIsNotLoosened(String lines) {
    SeenService service =
        service()
            .unit(lines)
            .with(Set.of("bpf"))
            .link("/lib", "usr/lib")
            .on(Systemd.of(SystemdVersion.of(260)))
            .file(FileAccess.WRITE, "/srv/data/x")
            .bind("tcp", "127.0.0.1", 8080);
    String directive = lines.substring(0, lines.indexOf('='));
    assertThat(texts(service, directive)).isEmpty();
    assertThat(choice(service, directive)).isInstanceOf(Decision.Choice.Enough.class);
  }

  @Test
  void aControlGroupTreeOfItsOwnIsNotGivenUpForAReadOnlyOneOfAll() {
    SeenService service =
        service()
            .unit("ProtectControlGroups=private")
            .on(Systemd.of(SystemdVersion.of(257)))
            .file(FileAccess.READ, "/sys/fs/cgroup/memory.max");
    assertThat(choice(service, "ProtectControlGroups")).isInstanceOf(Decision.Choice.Enough.class);
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
