package dev.ringfence.trial.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each directive is put to the test on a real systemd, and what does nothing is found out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Probes {
  /** Nearly everything that a plan can choose, in one unit. */
  static final String EVERYTHING =
      """
      [Service]
      ExecStart=/bin/sleep 600
      CapabilityBoundingSet=CAP_NET_BIND_SERVICE
      DevicePolicy=closed
      IPAddressDeny=any
      IPAddressAllow=localhost
      InaccessiblePaths=-/opt /srv
      KeyringMode=private
      LockPersonality=yes
      MemoryDenyWriteExecute=yes
      NoExecPaths=/
      ExecPaths=/bin/sleep /usr/lib /lib
      NoNewPrivileges=yes
      PrivateDevices=yes
      PrivateIPC=yes
      PrivateMounts=yes
      PrivateNetwork=yes
      PrivateTmp=yes
      PrivateUsers=yes
      ProcSubset=pid
      ProtectClock=yes
      ProtectControlGroups=yes
      ProtectHome=yes
      ProtectHostname=yes
      ProtectKernelLogs=yes
      ProtectKernelModules=yes
      ProtectKernelTunables=yes
      ProtectSystem=strict
      RestrictAddressFamilies=AF_UNIX
      RestrictNamespaces=~user pid
      RestrictRealtime=yes
      RestrictSUIDSGID=yes
      SecureBits=noroot
      SystemCallArchitectures=native
      SystemCallFilter=@system-service
      SystemCallFilter=~@privileged @resources
      SystemCallErrorNumber=EPERM
      TemporaryFileSystem=/mnt:ro
      UMask=0077
      """;

  private final DebianRoot root;
  private Clone clone;

  Probes(DebianRoot root) {
    this.root = root;
  }

  @BeforeAll
  void boot() throws IOException {
    clone = Clone.boot(CloneRequest.of(root.folder()));
  }

  @AfterAll
  void close() {
    clone.close();
  }

  final List<Probed> probed(String unit) throws IOException {
    return ProbeRun.of(clone, root.folder(), Unit.ofText("rf-probed.service", unit));
  }

  final Map<String, String> words(String unit) throws IOException {
    Map<String, String> words = new TreeMap<>();
    probed(unit).forEach(probed -> words.put(probed.directive(), probed.result().word()));
    return words;
  }

  @Test
  void everyDirectiveBitesInTheSandboxThatHasThemAll() throws IOException {
    assertThat(words(EVERYTHING))
        .hasSize(33)
        .allSatisfy((_, word) -> {
          assertThat(word).isEqualTo("bites");
        });
  }

  @Test
  void aUserIsNotRoot() throws IOException {
    assertThat(words("[Service]\nExecStart=/bin/true\nUser=nobody\nProtectProc=invisible\n"))
        .containsEntry("User", "bites")
        .containsEntry("ProtectProc", "bites");
    assertThat(words("[Service]\nExecStart=/bin/true\nDynamicUser=yes\n"))
        .containsEntry("DynamicUser", "bites");
  }

  @Test
  void aCommandThatIsExemptFromTheSandboxIsFoundOut() throws IOException {
    assertThat(
            words(
                "[Service]\nExecStart=+/bin/true\nProtectSystem=strict\nPrivateTmp=yes\n"
                    + "LockPersonality=yes\n"))
        .hasSize(3)
        .allSatisfy((_, word) -> assertThat(word).isEqualTo("does nothing"));
  }

  @Test
  void aFilterThatKillsIsHeardOfAllTheSame() throws IOException {
    List<Probed> probes =
        probed("[Service]\nExecStart=/bin/true\nSystemCallFilter=~@clock @swap\n");
    assertThat(probes)
        .singleElement()
        .satisfies(probed -> {
          assertThat(probed.result()).isInstanceOf(Probed.Result.Bites.class);
          assertThat(probed.tried())
              .filteredOn(Probed.Tried::refused)
              .extracting(Probed.Tried::inSandbox)
              .contains("SIGSYS");
        });
  }

  @Test
  void aListThatAllowsAllThatIsTriedIsNotCalledUseless() throws IOException {
    assertThat(words("[Service]\nExecStart=/bin/true\nSystemCallFilter=~reboot\n"))
        .hasSize(1)
        .doesNotContainValue("does nothing");
  }

  @Test
  void aSandboxInWhichNoProcessMayBeMadeIsProbed() throws IOException {
    assertThat(
            words(
                "[Service]\nExecStart=/bin/true\nLockPersonality=yes\n"
                    + "SystemCallFilter=~clone clone3 fork vfork\nSystemCallErrorNumber=EPERM\n"))
        .containsEntry("LockPersonality", "bites");
  }

  @Test
  void aSandboxThatDoesNotStartIsNotTestable() throws IOException {
    assertThat(
            words(
                "[Service]\nExecStart=/bin/true\nProtectSystem=strict\n"
                    + "ReadWritePaths=/does/not/exist\n"))
        .containsEntry("ProtectSystem", "not testable");
  }

  @Test
  void aUnitWithoutASandboxHasNothingToProbe() throws IOException {
    assertThat(probed("[Service]\nExecStart=/bin/true\nPrivateTmp=no\nProtectHome=no\n")).isEmpty();
  }

  @Test
  void whatIsProbedChangesNothingInTheHostsKernel() throws IOException {
    String before = settings();
    List<Probed> _ = probed(EVERYTHING);
    assertThat(settings()).isEqualTo(before);
  }

  private String settings() throws IOException {
    return clone
        .run(
            List.of(
                "sh",
                "-c",
                "cat /proc/sys/net/ipv4/ip_forward; hostname; cat /proc/swaps; ls /usr /etc /home"),
            Duration.ofSeconds(9),
            1 << 16)
        .out()
        .text()
        .replaceAll("ringfence-probe\\S*\\n", "");
  }
}
