package dev.ringfence.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.linux.Architecture;
import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Observation;
import dev.ringfence.observe.Stage;
import dev.ringfence.score.BuildFeatures;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.SystemdVersion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes wrong in the field, one test a trap of design/derive.md. */
class TrapsTest {
  /** The clone hides the kernel's log, so that nobody asks for the capability there. */
  @Test
  void whoReadsTheKernelLogKeepsItsCapability() {
    SeenService rsyslog = SeenService.thatDoesNothing().file(FileAccess.READ, "/proc/kmsg");
    Plan plan = rsyslog.plan(Caution.STRICT);
    assertThat(plan.decision("CapabilityBoundingSet").orElseThrow().lines().toString())
        .isEqualTo("[CapabilityBoundingSet=CAP_SYSLOG]");
    assertThat(plan.decision("ProtectKernelLogs").orElseThrow().lines()).isEmpty();
  }

  /** cron's output of a job, tmpfile(3): nobody else can have made it, nor can find it. */
  @Test
  void aFileWithoutANameIsTheServicesOwn() {
    Plan plan = service().fact(temporary(FileType.REGULAR)).plan(Caution.BALANCED);
    assertThat(texts(plan, "PrivateTmp")).containsExactly("yes");
    assertThat(texts(plan, "ReadWritePaths")).isEmpty();
    Plan many = service().fact(temporary(FileType.DIRECTORY)).plan(Caution.BALANCED);
    assertThat(texts(many, "PrivateTmp")).as("more names than were kept").isEmpty();
  }

  private static Fact temporary(FileType type) {
    return new Fact.File(
        service().seen(), "openat", FileAccess.WRITE, "/tmp", "", type, "tmpfs", true);
  }

  /** sd_notify(3) takes it for a larger buffer if it can: every root service that says "ready". */
  @Test
  void aCapabilityForLargerSocketBuffersIsNoNeed() {
    SeenService notifying = service().fact(asked("sk_setsockopt SO_SNDBUFFORCE"));
    assertThat(texts(notifying.plan(Caution.BALANCED), "CapabilityBoundingSet"))
        .containsExactly("");
    assertThat(texts(notifying.plan(Caution.BALANCED), "PrivateUsers")).containsExactly("yes");
    assertThat(unproven(notifying.plan(Caution.BALANCED), "CapabilityBoundingSet").sentence())
        .contains("goes on with smaller ones");
    assertThat(texts(notifying.plan(Caution.CAREFUL), "CapabilityBoundingSet"))
        .containsExactly("CAP_NET_ADMIN");
    for (String need : List.of("sk_setsockopt SO_MARK", "sk_setsockopt", "devinet_ioctl")) {
      SeenService needing = notifying.fact(asked(need));
      assertThat(texts(needing.plan(Caution.STRICT), "CapabilityBoundingSet"))
          .as(need)
          .containsExactly("CAP_NET_ADMIN");
    }
  }

  private static Fact asked(String reason) {
    return new Fact.Capability(service().seen(), "CAP_NET_ADMIN", "setsockopt", reason, false);
  }

  private static SeenService service() {
    return SeenService.thatDoesNothing();
  }

  private static List<String> texts(Plan plan, String directive) {
    return SeenService.texts(plan, directive);
  }

  private static Verdict.Unproven unproven(Plan plan, String directive) {
    return plan.decision(directive).orElseThrow().verdicts().stream()
        .filter(Verdict.Unproven.class::isInstance)
        .map(Verdict.Unproven.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError(plan.decision(directive)));
  }

  // Trap 1: rare paths.

  @Test
  void trap1ACommandThatOnlyRunsAtTimesLeavesTheBrittlePartsUnproven() {
    SeenService service =
        service().unit("ExecReload=/usr/bin/exampled --reload").ran(Stage.Kind.EXEC_RELOAD, 0, 0);
    Plan plan = service.plan(Caution.BALANCED);
    assertThat(plan.gaps())
        .containsExactly(
            new Reason.StageNeverRan(
                new Stage(Stage.Kind.EXEC_RELOAD, 0), "/usr/bin/exampled --reload"));
    assertThat(texts(plan, "SystemCallFilter")).containsExactly("@system-service");
    assertThat(texts(plan, "ProtectSystem")).containsExactly("full");
    assertThat(texts(service.plan(Caution.CAREFUL), "MemoryDenyWriteExecute")).isEmpty();
    assertThat(texts(service.plan(Caution.CAREFUL), "NoNewPrivileges")).containsExactly("yes");
  }

  @Test
  void trap1OneCpuDoesNotShowWhatSeveralNeed() {
    assertThat(texts(service().cpus(1).plan(Caution.BALANCED), "SystemCallFilter"))
        .containsExactly("@system-service", "~@privileged @setuid @keyring");
    assertThat(texts(service().cpus(2).plan(Caution.BALANCED), "SystemCallFilter"))
        .containsExactly("@system-service", "~@privileged @resources @setuid @keyring");
    assertThat(
            service()
                .cpus(1)
                .plan(Caution.STRICT)
                .decision("SystemCallFilter")
                .orElseThrow()
                .verdicts())
        .anySatisfy(verdict ->
            assertThat(verdict)
                .isInstanceOfSatisfying(
                    Verdict.Unproven.class,
                    it -> assertThat(it.reason()).isEqualTo(new Reason.OneCpu())));
  }

  @Test
  void trap1NetlinkMayBeAskedForOnlyAfterHours() {
    SeenService client =
        service().socket("AF_INET", "SOCK_STREAM", "tcp").bind("tcp", "0.0.0.0", 80);
    assertThat(texts(client.plan(Caution.CAREFUL), "RestrictAddressFamilies"))
        .containsExactly("AF_INET AF_INET6 AF_NETLINK AF_UNIX");
    assertThat(texts(client.plan(Caution.BALANCED), "RestrictAddressFamilies"))
        .containsExactly("AF_INET AF_INET6 AF_UNIX");
    assertThat(texts(client.plan(Caution.STRICT), "RestrictAddressFamilies"))
        .containsExactly("AF_INET");
    assertThat(unproven(client.plan(Caution.BALANCED), "RestrictAddressFamilies").sentence())
        .contains("name resolution");
  }

  @Test
  void trap1AMasterThatChangesItsUserMayHaveToKillItsWorkers() {
    SeenService nginx =
        service()
            .call("setuid", "setgid")
            .capability("CAP_SETUID", "setuid")
            .capability("CAP_SETGID", "setgid")
            .fact(new Fact.Identity(service().seen(), "setuid", "user", 33));
    assertThat(texts(nginx.plan(Caution.BALANCED), "CapabilityBoundingSet"))
        .containsExactly("CAP_KILL CAP_SETGID CAP_SETUID");
    assertThat(texts(nginx.plan(Caution.STRICT), "CapabilityBoundingSet"))
        .containsExactly("CAP_SETGID CAP_SETUID");
  }

  // Trap 2: new system calls of the same kind.

  @Test
  void trap2AFamilyIsAllowedWithEachOfItsCalls() {
    Systemd old = Systemd.of(SystemdVersion.of(252));
    assertThat(texts(service().on(old).call("futex").plan(Caution.BALANCED), "SystemCallFilter"))
        .first()
        .asString()
        .contains("futex_waitv");
    assertThat(texts(service().call("mount").plan(Caution.STRICT), "SystemCallFilter"))
        .first()
        .asString()
        .contains("fsmount")
        .contains("move_mount")
        .contains("umount2");
    PlanOptions tight = new PlanOptions(Caution.STRICT, true, List.of(), Set.of(), Set.of());
    assertThat(
            String.join(
                " ",
                texts(
                    service().call("fork", "fchmodat", "epoll_wait").plan(tight),
                    "SystemCallFilter")))
        .contains("clone3", "faccessat2", "fchmodat2", "close_range", "openat2", "epoll_pwait2")
        .startsWith("@default")
        .doesNotContain("@system-service");
  }

  @Test
  void trap2GroupsArePreferredToListsOfNames() {
    assertThat(texts(service().plan(Caution.BALANCED), "SystemCallFilter"))
        .allSatisfy(line -> assertThat(line.split(" ")).allMatch(word -> word.contains("@")));
    assertThat(texts(service().plan(Caution.BALANCED), "SystemCallErrorNumber"))
        .containsExactly("EPERM");
  }

  @Test
  void trap2ACallThatTheKernelLacksIsAllowedBecauseEpermIsAnotherAnswerThanEnosys() {
    Fact missing = new Fact.Syscall(service().failed("ENOSYS"), Abi.X86_64, "mount_setattr");
    assertThat(texts(service().fact(missing).plan(Caution.STRICT), "SystemCallFilter"))
        .first()
        .asString()
        .contains("mount_setattr");
    Fact refused = new Fact.Syscall(service().failed("EPERM"), Abi.X86_64, "mount_setattr");
    assertThat(texts(service().fact(refused).plan(Caution.STRICT), "SystemCallFilter"))
        .first()
        .isEqualTo("@system-service");
  }

  @Test
  void trap2ACallThatLibseccompHasNoNameForIsNotShutOut() {
    Plan plan = service().call("syscall 999").plan(Caution.STRICT);
    assertThat(texts(plan, "SystemCallFilter"))
        .containsExactly(
            "~@clock @cpu-emulation @debug @module @mount @obsolete @raw-io @reboot @swap",
            "~@privileged @resources @setuid @keyring @memlock @aio");
    assertThat(plan.decision("SystemCallFilter").orElseThrow().against())
        .first()
        .extracting(Verdict::sentence)
        .asString()
        .contains("this libseccomp has no name for it");
  }

  // Trap 3: just-in-time compilers.

  @Test
  void trap3ACompilerInAChildIsAgainstIt() {
    SeenService parent =
        service()
            .by("node")
            .fact(
                new Fact.ExecutableMemory(
                    service().by("node").seen(), "mprotect", Fact.Executable.AFTER_WRITE, ""));
    Decision decision =
        parent.plan(Caution.STRICT).decision("MemoryDenyWriteExecute").orElseThrow();
    assertThat(decision.lines()).isEmpty();
    assertThat(decision.against())
        .singleElement()
        .extracting(Verdict::sentence)
        .asString()
        .isEqualTo(
            "node made memory executable after writing it, anonymous by mprotect in ExecStart at"
                + " 2026-03-01 12:00:00 UTC, which would be refused.");
  }

  @Test
  void trap3PostgresCompilesCostlyQueriesThatNobodyMade() {
    Plan plan =
        SeenService.thatDoesNothing()
            .child(
                "/usr/lib/postgresql/15/bin/postgres", "/usr/lib/x86_64-linux-gnu/libpcre2-8.so.0")
            .plan(Caution.BALANCED);
    assertThat(SeenService.texts(plan, "MemoryDenyWriteExecute")).isEmpty();
    assertThat(plan.decision("MemoryDenyWriteExecute").orElseThrow().choice().toString())
        .contains("postgres can compile code at run time");
  }

  @Test
  void trap3ACompilerThatWasLoadedButNotSeenAtWorkLeavesItUnproven() {
    for (String library :
        List.of(
            "/usr/lib/jvm/java-17/lib/server/libjvm.so",
            "/usr/lib/x86_64/libLLVM-14.so.1",
            "/usr/lib/postgresql/15/lib/llvmjit.so",
            "/usr/lib/libluajit-5.1.so.2")) {
      SeenService service = service().file(FileAccess.MAP_EXECUTABLE, library);
      assertThat(texts(service.plan(Caution.BALANCED), "MemoryDenyWriteExecute"))
          .as(library)
          .isEmpty();
      assertThat(texts(service.plan(Caution.STRICT), "MemoryDenyWriteExecute"))
          .containsExactly("yes");
      assertThat(unproven(service.plan(Caution.BALANCED), "MemoryDenyWriteExecute").sentence())
          .contains(library.substring(library.lastIndexOf('/') + 1))
          .contains("can compile code at run time");
    }
    SeenService child = service().child("/usr/bin/node", "/usr/lib/libnode.so.108");
    assertThat(texts(child.plan(Caution.BALANCED), "MemoryDenyWriteExecute")).isEmpty();
    SeenService pcre =
        service().file(FileAccess.MAP_EXECUTABLE, "/usr/lib/x86_64-linux-gnu/libpcre2-8.so.0");
    assertThat(texts(pcre.plan(Caution.BALANCED), "MemoryDenyWriteExecute")).containsExactly("yes");
    assertThat(texts(pcre.plan(Caution.CAREFUL), "MemoryDenyWriteExecute")).isEmpty();
  }

  // Trap 4: silent damage.

  @Test
  void trap4ALookAtTheSystemsNumbersIsEnoughAgainstProcSubset() {
    for (String path :
        List.of("/proc/meminfo", "/proc/stat", "/proc/net/dev", "/proc/sys/kernel")) {
      assertThat(texts(service().file(FileAccess.READ, path).plan(Caution.STRICT), "ProcSubset"))
          .as(path)
          .isEmpty();
    }
    Fact link =
        new Fact.File(
            service().seen(),
            "openat",
            FileAccess.READ,
            "/proc/self/mounts",
            "/proc/mounts",
            FileType.REGULAR,
            "proc",
            false);
    assertThat(texts(service().fact(link).plan(Caution.STRICT), "ProcSubset")).isEmpty();
    assertThat(
            texts(
                service().file(FileAccess.READ, "/proc/self/status").plan(Caution.STRICT),
                "ProcSubset"))
        .containsExactly("pid");
  }

  // Trap 5: capabilities that files carry.

  @Test
  void trap5AFileWithCapabilitiesNeedsThemInTheBoundingSet() {
    SeenService ping =
        service()
            .fact(
                new Fact.Child(
                    service().seen(),
                    "execve",
                    "/usr/bin/ping",
                    "",
                    List.of(),
                    false,
                    List.of("CAP_NET_RAW")));
    assertThat(texts(ping.plan(Caution.STRICT), "CapabilityBoundingSet"))
        .containsExactly("CAP_NET_RAW");
    assertThat(texts(ping.plan(Caution.STRICT), "NoNewPrivileges")).isEmpty();
  }

  @Test
  void trap5SudoAndOtherSetIdProgramsNeedNewPrivileges() {
    SeenService sudo =
        service()
            .fact(
                new Fact.Child(
                    service().seen(), "execve", "/usr/bin/sudo", "", List.of(), true, List.of()));
    Plan plan = sudo.plan(Caution.STRICT);
    assertThat(texts(plan, "NoNewPrivileges")).isEmpty();
    assertThat(plan.decision("NoNewPrivileges").orElseThrow().against())
        .singleElement()
        .extracting(Verdict::sentence)
        .asString()
        .contains("ran /usr/bin/sudo, which is set-ID, by execve in ExecStart");
  }

  @Test
  void trap5UnderSELinuxNewPrivilegesCarryTheDomain() {
    Plan plan = service().with(Set.of("capability", "selinux")).plan(Caution.CAREFUL);
    assertThat(texts(plan, "NoNewPrivileges")).isEmpty();
    assertThat(unproven(plan, "NoNewPrivileges").sentence()).contains("SELinux");
  }

  @Test
  void trap5SystemdCannotRaiseACapabilityThatTheBoundingSetLacks() {
    SeenService given =
        service()
            .unit("User=example\nAmbientCapabilities=CAP_NET_BIND_SERVICE CAP_CHOWN")
            .capability("CAP_NET_BIND_SERVICE", "bind");
    Plan plan = given.plan(Caution.STRICT);
    assertThat(texts(plan, "AmbientCapabilities")).containsExactly("", "CAP_NET_BIND_SERVICE");
    assertThat(texts(plan, "CapabilityBoundingSet"))
        .singleElement()
        .asString()
        .contains("CAP_NET_BIND_SERVICE");
  }

  // Trap 6: ExecPaths needs the dynamic linker and the libraries.

  @Test
  void trap6ExecPathsHasTheDynamicLinkerAndTheLibraries() {
    Plan plan =
        service()
            .fact(
                new Fact.Child(
                    service().seen(),
                    "execve",
                    "/opt/x/tool",
                    "/opt/x/ld-linux.so.2",
                    List.of("/opt/x/libtool.so"),
                    false,
                    List.of()))
            .plan(Caution.STRICT);
    assertThat(texts(plan, "NoExecPaths")).containsExactly("/");
    assertThat(texts(plan, "ExecPaths"))
        .containsExactly(
            "/opt/x/ld-linux.so.2 /opt/x/libtool.so /opt/x/tool /usr/bin/exampled /usr/lib");
  }

  // Trap 7: PrivateUsers.

  @Test
  void trap7APortBelow1024AndAnyCapabilityAreAgainstPrivateUsers() {
    assertThat(texts(service().plan(Caution.STRICT), "PrivateUsers")).containsExactly("yes");
    assertThat(texts(service().bind("tcp", "127.0.0.1", 80).plan(Caution.STRICT), "PrivateUsers"))
        .isEmpty();
    assertThat(texts(service().bind("tcp", "127.0.0.1", 8080).plan(Caution.STRICT), "PrivateUsers"))
        .containsExactly("yes");
    assertThat(
            texts(
                service().capability("CAP_DAC_OVERRIDE", "openat").plan(Caution.STRICT),
                "PrivateUsers"))
        .isEmpty();
  }

  // Trap 8: /home as a symbolic link.

  @Test
  void trap8ProtectHomeIsUnprovenWhereHomeIsALink() {
    Plan plan = service().link("/home", "/data/home").plan(Caution.STRICT);
    assertThat(unproven(plan, "ProtectHome").sentence())
        .contains("/home is a symbolic link to /data/home");
    assertThat(texts(plan, "InaccessiblePaths"))
        .singleElement()
        .asString()
        .startsWith("-/data/home ");
  }

  // Trap 9: what undoes what.

  @Test
  void trap9ARootOfTheUnitsOwnIsNotCoveredAgainByProtectSystem() {
    for (String line : List.of("TemporaryFileSystem=/:ro", "RootDirectory=/srv/root")) {
      assertThat(texts(service().unit(line).plan(Caution.STRICT), "ProtectSystem"))
          .as(line)
          .isEmpty();
    }
  }

  @Test
  void trap9BindMountsBelowTheHomesDoNotVanish() {
    Plan plan = service().unit("BindReadOnlyPaths=/srv/data:/home/app/data").plan(Caution.STRICT);
    assertThat(texts(plan, "ProtectHome")).containsExactly("tmpfs");
  }

  @Test
  void trap9APlaceThatIsWrittenToBelowTheHomesKeepsThemOpen() {
    Plan plan = service().file(FileAccess.CREATE, "/home/app/state").plan(Caution.STRICT);
    assertThat(texts(plan, "ProtectHome")).isEmpty();
    assertThat(texts(plan, "ReadWritePaths")).isEmpty();
  }

  // Trap 10: a program that never ran.

  @Test
  void trap10AProgramThatNeverRanOrNeverWorkedGetsNoPlan() {
    SeenService empty = new SeenService();
    assertThat(empty.planning(PlanOptions.USUAL))
        .isEqualTo(
            new Planning.Refused(
                "the profile has nothing in it: observe example.service while it runs and works"));
    assertThat(service().result(Observation.Result.FAILED).planning(PlanOptions.USUAL))
        .isEqualTo(
            new Planning.Refused(
                "example.service did not work while it was observed: make it work first, then"
                    + " observe it again"));
    SeenService onlyBefore =
        new SeenService().during(Stage.Kind.EXEC_START_PRE, 0).call("execve", "openat");
    assertThat(onlyBefore.planning(PlanOptions.USUAL))
        .asString()
        .contains("nothing of the service itself");
    SeenService onlyFailing =
        new SeenService().fact(new Fact.Syscall(service().failed("ENOENT"), Abi.X86_64, "execve"));
    assertThat(onlyFailing.planning(PlanOptions.USUAL)).isInstanceOf(Planning.Refused.class);
  }

  // Trap 11: needs that depend on the configuration.

  @Test
  void trap11ThePlanSaysThatItIsForWhatWasConfigured() {
    SeenService without = service();
    SeenService with =
        service()
            .fact(
                new Fact.ExecutableMemory(service().seen(), "mmap", Fact.Executable.WRITABLE, ""));
    assertThat(texts(without.plan(Caution.BALANCED), "MemoryDenyWriteExecute"))
        .containsExactly("yes");
    assertThat(texts(with.plan(Caution.BALANCED), "MemoryDenyWriteExecute")).isEmpty();
    assertThat(DropIn.text(without.plan(Caution.BALANCED), "Nobody tried it."))
        .contains("with the configuration it had");
  }

  // Trap 12: socket activation.

  @Test
  void trap12ASocketThatSystemdPassedOnNeedsNoNetworkOfItsOwn() {
    SeenService activated = service().peer("accept4", "tcp", "127.0.0.1", 40000);
    Plan plan = activated.plan(Caution.STRICT);
    assertThat(texts(plan, "PrivateNetwork")).containsExactly("yes");
    assertThat(texts(plan, "RestrictAddressFamilies")).containsExactly("none");
    assertThat(plan.assignments())
        .noneMatch(
            line -> line.directive().startsWith("Exec") && !line.directive().equals("ExecPaths"));
  }

  @Test
  void addressesCountInWhateverFormTheyAreWritten() {
    SeenService local =
        service()
            .bind("tcp", "0:0:0:0:0:0:0:1", 99)
            .peer("connect", "tcp", "0:0:0:0:0:ffff:127.0.0.1", 99);
    assertThat(texts(local.plan(Caution.STRICT), "IPAddressAllow")).containsExactly("localhost");
    SeenService open = service().bind("tcp", "0:0:0:0:0:0:0:0", 80);
    assertThat(texts(open.plan(Caution.STRICT), "IPAddressDeny")).isEmpty();
  }

  // Trap 13: prefixes and several lines.

  @Test
  void trap13WhatAPlusLineDoesIsNotSandboxed() {
    SeenService service =
        service()
            .unit("ExecStartPre=/bin/true\nExecStartPre=+/usr/sbin/setup\nExecStartPre=-/bin/false")
            .ran(Stage.Kind.EXEC_START_PRE, 0, 1)
            .ran(Stage.Kind.EXEC_START_PRE, 2, 1)
            .during(Stage.Kind.EXEC_START_PRE, 1)
            .by("setup")
            .capability("CAP_SYS_MODULE", "init_module")
            .fact(new Fact.KernelModule(service().seen(), "init_module", "dummy"));
    // The second line is the one with the plus.
    SeenService exact = service.during(Stage.Kind.EXEC_START_PRE, 1);
    Plan plan = exact.plan(Caution.STRICT);
    assertThat(texts(plan, "CapabilityBoundingSet")).containsExactly("");
    assertThat(plan.gaps()).isEmpty();
  }

  @Test
  void trap13WhatAPlusLineBindsCountsForTheControlGroup() {
    SeenService service =
        service()
            .unit("ExecStartPre=+/usr/sbin/setup")
            .during(Stage.Kind.EXEC_START_PRE, 0)
            .bind("tcp", "127.0.0.1", 99);
    assertThat(texts(service.plan(Caution.STRICT), "SocketBindAllow")).containsExactly("tcp:99");
  }

  // Beyond the list: what the systemd at hand can do.

  @Test
  void whatTheSystemdLacksIsNotPlanned() {
    Systemd bookworm =
        new Systemd(
            SystemdVersion.of(252),
            "2.5.4",
            Architecture.X86_64,
            BuildFeatures.of("+PAM +SECCOMP -BPF_FRAMEWORK"));
    Plan plan = service().on(bookworm).plan(Caution.STRICT);
    assertThat(texts(plan, "SocketBindDeny")).isEmpty();
    assertThat(texts(plan, "RestrictNetworkInterfaces")).isEmpty();
    assertThat(texts(plan, "ProtectControlGroups")).containsExactly("yes");
    assertThat(plan.decision("SocketBindDeny").orElseThrow().choice())
        .isEqualTo(
            new Decision.Choice.Leave(
                "This systemd was built without BPF_FRAMEWORK, so it would do nothing."));
    Plan older = service().on(Systemd.of(SystemdVersion.of(245))).plan(Caution.STRICT);
    assertThat(texts(older, "ProtectProc")).isEmpty();
    assertThat(texts(older, "RestrictAddressFamilies")).containsExactly("AF_UNIX");
  }

  @Test
  void aMountForOthersForbidsEveryMountNamespace() {
    Plan plan =
        service()
            .call("mount")
            .capability("CAP_SYS_ADMIN", "mount")
            .fact(new Fact.Mount(service().seen(), "mount", "/media/usb", "vfat"))
            .plan(Caution.STRICT);
    for (String directive :
        List.of(
            "ProtectSystem",
            "ProtectHome",
            "PrivateTmp",
            "PrivateDevices",
            "PrivateMounts",
            "ProtectKernelTunables",
            "ProcSubset")) {
      assertThat(texts(plan, directive)).as(directive).isEmpty();
    }
    assertThat(texts(plan, "NoNewPrivileges")).containsExactly("yes");
  }
}
