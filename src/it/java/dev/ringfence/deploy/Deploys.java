package dev.ringfence.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.deploy.RingfenceHost.Said;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Deploys on the systemd of a clone that plays the host; each test has a service of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Deploys {
  private static final String SLEEPER = "[Service]\nType=exec\nExecStart=/bin/sleep 3600\n";

  /** Fails a while after its start where it may not write. */
  private static final String LATE =
      "[Service]\nType=exec\nExecStart=/bin/sh -c 'sleep 3; touch /var/lib/late || exit 7; sleep"
          + " 3600'\n";

  /** Goes on although it is refused. */
  private static final String STUBBORN =
      "[Service]\nType=exec\nExecStart=/usr/bin/python3 -c \"import ctypes, time; time.sleep(1);"
          + " ctypes.CDLL(None).chroot(b'/'); time.sleep(3600)\"\n";

  private static final List<String> SLEEPERS =
      List.of(
          "good",
          "edited",
          "foreign",
          "twice",
          "full",
          "readonly",
          "noreload",
          "later",
          "killed",
          "checked",
          "stopped",
          "busy",
          "store",
          "well",
          "doomed");

  private final DebianRoot root;

  @SuppressWarnings("NullAway.Init") // before all tests
  private RingfenceHost host;

  Deploys(DebianRoot root) {
    this.root = root;
  }

  @BeforeAll
  void boot() throws IOException {
    CloneRequest request =
        CloneRequest.of(root.folder())
            .withFile("/etc/systemd/system/rf-late.service", LATE)
            .withFile("/etc/systemd/system/rf-stubborn.service", STUBBORN);
    for (String name : SLEEPERS) {
      request = request.withFile("/etc/systemd/system/rf-" + name + ".service", SLEEPER);
    }
    host = RingfenceHost.boot(request);
    host.output("printf '[Service]\\nProtectHome=yes\\n' >/tmp/one.conf");
    host.output("printf '[Service]\\nProtectHome=yes\\nPrivateTmp=yes\\n' >/tmp/two.conf");
    host.output("printf '[Service]\\nProtectSystem=strict\\n' >/tmp/strict.conf");
    host.output("printf '[Service]\\nExecStart=\\nExecStart=/nonexistent\\n' >/tmp/broken.conf");
  }

  @AfterAll
  void end() {
    host.close();
  }

  private static String file(String unit) {
    return "/etc/systemd/system/" + unit + ".service.d/50-ringfence.conf";
  }

  private void start(String unit) throws IOException {
    host.output("systemctl start " + unit);
  }

  private void isAsBefore(String unit) throws IOException {
    assertThat(host.sh("ls -A /etc/systemd/system/" + unit + ".service.d").text())
        .contains("No such file");
    assertThat(host.property(unit, "ActiveState")).isEqualTo("active");
    assertThat(host.property(unit, "DropInPaths")).doesNotContain("ringfence");
    assertThat(host.leftovers()).isEmpty();
  }

  @Test
  void aSandboxThatWorksIsWatchedAndConfirmedAndTakenBackOnDemand() throws IOException {
    start("rf-good");
    Said deployed = host.ringfence("deploy /tmp/one.conf rf-good --confirm-after 2s --check true");
    assertThat(deployed.text())
        .contains("--- /dev/null\n+++ " + file("rf-good"))
        .contains("+ProtectHome=yes")
        .containsPattern("exposure {2}\\d\\.\\d UNSAFE {2}-> {2}\\d\\.\\d [A-Z]+")
        .contains("confirmed rf-good.service: watched for 2 s");
    assertThat(deployed.code()).isZero();
    assertThat(host.output("cat " + file("rf-good"))).isEqualTo("[Service]\nProtectHome=yes");
    assertThat(host.property("rf-good", "ProtectHome")).isEqualTo("yes");
    assertThat(host.leftovers()).isEmpty();

    Said second = host.ringfence("deploy /tmp/two.conf rf-good --confirm-after 1s");
    assertThat(second.text()).contains(" ProtectHome=yes\n+PrivateTmp=yes");
    assertThat(host.property("rf-good", "PrivateTmp")).isEqualTo("yes");
    Said status = host.ringfence("status rf-good");
    assertThat(status.text())
        .contains("rf-good.service: in place")
        .contains("plan  /tmp/two.conf (sha256 ")
        .contains(file("rf-good") + ": matches");
    assertThat(status.code()).isZero();

    assertThat(host.ringfence("rollback rf-good").code()).isZero();
    assertThat(host.output("cat " + file("rf-good"))).isEqualTo("[Service]\nProtectHome=yes");
    assertThat(host.property("rf-good", "PrivateTmp")).isEqualTo("no");
    assertThat(host.ringfence("rollback rf-good").code()).isZero();
    isAsBefore("rf-good");
    assertThat(host.ringfence("status --log rf-good").text())
        .containsSubsequence("begun", "confirmed", "begun", "confirmed", "rolled-back", "rolled");
  }

  @Test
  void aServiceThatFailsAfterAWhileIsTakenBack() throws IOException {
    start("rf-late");
    Said deployed =
        host.ringfence("deploy /tmp/strict.conf rf-late --confirm-after 10s --no-check");
    assertThat(deployed.text())
        .contains("rf-late.service was taken back to what it was: ")
        .containsAnyOf("exit status 7", "newly denied: touch");
    assertThat(deployed.code()).isOne();
    isAsBefore("rf-late");
  }

  @Test
  void aServiceThatDoesNotStartIsTakenBack() throws IOException {
    start("rf-stopped");
    Said deployed = host.ringfence("deploy /tmp/broken.conf rf-stopped --confirm-after 2s");
    assertThat(deployed.text()).contains("it does not start: result exit-code, exit status 203");
    assertThat(deployed.code()).isOne();
    isAsBefore("rf-stopped");
  }

  @Test
  void aNewDenialTakesItBackThoughTheServiceGoesOn() throws IOException {
    start("rf-stubborn");
    host.output(
        "printf '[Service]\\nSystemCallFilter=~chroot\\nSystemCallErrorNumber=EPERM\\n'"
            + " >/tmp/filter.conf");
    Said deployed = host.ringfence("deploy /tmp/filter.conf rf-stubborn --confirm-after 10s");
    assertThat(deployed.text()).contains("newly denied: python3 called chroot");
    assertThat(deployed.code()).isOne();
    isAsBefore("rf-stubborn");
  }

  @Test
  void aCheckThatFailsTakesItBack() throws IOException {
    start("rf-checked");
    Said deployed =
        host.ringfence(
            "deploy /tmp/one.conf rf-checked --confirm-after 1s --check 'echo no answer; false'");
    assertThat(deployed.text()).contains("no answer").contains("was taken back");
    assertThat(deployed.code()).isOne();
    isAsBefore("rf-checked");
  }

  @Test
  void whenTheProgramIsKilledTheTimerTakesItBack() throws IOException {
    start("rf-killed");
    String deploy =
        RingfenceHost.commandLine(
            "deploy /tmp/one.conf rf-killed --timeout 1 --confirm-after 2s >/dev/null 2>&1");
    host.output(
        "("
            + deploy
            + " & p=$!; for i in $(seq 300); do [ -e "
            + file("rf-killed")
            + " ] && break; sleep 0.05; done; kill -9 $p; pkill -9 -P $p; true)");
    assertThat(host.output("cat " + file("rf-killed"))).isEqualTo("[Service]\nProtectHome=yes");
    assertThat(host.property("ringfence-rollback-rf-killed.timer", "ActiveState"))
        .isEqualTo("active");
    assertThat(host.output("systemctl is-enabled ringfence-boot-rollback-rf-killed.service"))
        .isEqualTo("enabled");
    Said second = host.ringfence("deploy /tmp/two.conf rf-killed");
    assertThat(second.text()).contains("waits for its confirmation");
    assertThat(second.code()).isEqualTo(2);
    Said waiting = host.ringfence("status rf-killed");
    assertThat(waiting.text()).contains("waits for its confirmation, until ");
    assertThat(waiting.code()).isOne();
    host.output(
        "for i in $(seq 60); do [ -e "
            + file("rf-killed")
            + " ] || break; sleep 0.5; done;"
            + " for i in $(seq 20); do systemctl is-active -q ringfence-rollback-rf-killed.service"
            + " || break; sleep 0.2; done");
    isAsBefore("rf-killed");
  }

  @Test
  void anEditByHandIsAConflictAndStays() throws IOException {
    start("rf-edited");
    assertThat(host.ringfence("deploy /tmp/one.conf rf-edited --confirm-after 0s").code()).isZero();
    host.output("echo PrivateDevices=yes >>" + file("rf-edited"));
    for (String command : List.of("deploy /tmp/two.conf rf-edited", "rollback rf-edited")) {
      Said said = host.ringfence(command);
      assertThat(said.text()).contains("conflict: ").contains("\n+PrivateDevices=yes\n");
      assertThat(said.code()).isOne();
      assertThat(host.output("cat " + file("rf-edited"))).endsWith("PrivateDevices=yes");
    }
    assertThat(host.ringfence("status rf-edited").text()).contains(": changed\n");
  }

  @Test
  void aFileOfSomebodyElseIsAConflictAndStays() throws IOException {
    start("rf-foreign");
    host.output("mkdir -p /etc/systemd/system/rf-foreign.service.d");
    host.output("echo '[Service]' >" + file("rf-foreign"));
    host.output("echo '[Service]' >/etc/systemd/system/rf-foreign.service.d/60-own.conf");
    Said said = host.ringfence("deploy /tmp/one.conf rf-foreign");
    assertThat(said.text()).contains("was not put there by Ringfence");
    assertThat(said.code()).isOne();
    host.output("rm " + file("rf-foreign"));
    host.output("ln -s /tmp/one.conf " + file("rf-foreign"));
    assertThat(host.ringfence("deploy /tmp/two.conf rf-foreign").text()).contains("conflict");
    assertThat(host.output("readlink " + file("rf-foreign"))).isEqualTo("/tmp/one.conf");
    host.output("rm " + file("rf-foreign"));
    assertThat(host.ringfence("deploy /tmp/one.conf rf-foreign --confirm-after 0s").code())
        .isZero();
    assertThat(host.ringfence("rollback rf-foreign").code()).isZero();
    assertThat(host.output("ls -A /etc/systemd/system/rf-foreign.service.d"))
        .isEqualTo("60-own.conf");
  }

  @Test
  void ofTwoAtOnceOneWins() throws IOException {
    start("rf-twice");
    String one = RingfenceHost.commandLine("deploy /tmp/one.conf rf-twice --confirm-after 4s");
    String two = RingfenceHost.commandLine("deploy /tmp/two.conf rf-twice --confirm-after 4s");
    String text =
        host.output(
            "{ " + one + " 2>&1; echo first $?; } & { " + two + " 2>&1; echo second $?; }; wait");
    assertThat(text)
        .containsAnyOf("another ringfence is at work", "waits for its confirmation")
        .containsPattern("(?s)(first 0.*second 2|second 2.*first 0|first 2.*second 0)");
    assertThat(host.ringfence("status rf-twice").code()).isZero();
    assertThat(host.leftovers()).isEmpty();
  }

  @Test
  void aFullDiskChangesNothing() throws IOException {
    start("rf-full");
    String directory = "/etc/systemd/system/rf-full.service.d";
    host.output("mkdir " + directory + " && mount -t tmpfs -o size=4k tmpfs " + directory);
    host.sh("dd if=/dev/zero of=" + directory + "/filler bs=4k 2>/dev/null");
    Said deployed = host.ringfence("deploy /tmp/one.conf rf-full --confirm-after 1s");
    assertThat(deployed.text()).contains("nothing was changed").contains("No space left");
    assertThat(deployed.code()).isEqualTo(3);
    assertThat(host.output("ls -A " + directory)).isEqualTo("filler");
    host.output("umount " + directory + " && rmdir " + directory);
    isAsBefore("rf-full");
  }

  @Test
  void aFullDiskForItsMemoryChangesNothing() throws IOException {
    start("rf-store");
    String directory = "/var/lib/ringfence/deployments/rf-store.service";
    host.output("mkdir -p " + directory + " && mount -t tmpfs -o size=4k tmpfs " + directory);
    host.sh("dd if=/dev/zero of=" + directory + "/filler bs=4k 2>/dev/null");
    Said deployed = host.ringfence("deploy /tmp/one.conf rf-store --confirm-after 1s");
    assertThat(deployed.text()).contains("nothing was changed").contains("No space left");
    assertThat(deployed.code()).isEqualTo(3);
    host.output("umount " + directory);
    isAsBefore("rf-store");
  }

  @Test
  void aReadOnlyEtcChangesNothing() throws IOException {
    start("rf-readonly");
    host.output("mount --bind /etc /etc && mount -o remount,bind,ro /etc");
    Said deployed = host.ringfence("deploy /tmp/one.conf rf-readonly --confirm-after 1s");
    host.output("umount /etc");
    assertThat(deployed.text()).contains("nothing was changed").contains("Read-only file system");
    assertThat(deployed.code()).isEqualTo(3);
    isAsBefore("rf-readonly");
  }

  @Test
  void aReloadThatFailsIsTakenBack() throws IOException {
    start("rf-noreload");
    // systemd refuses to reload when /run/systemd has less than 16 MiB left.
    host.output(
        "free=$(df -k --output=avail /run/systemd | tail -1); fallocate -l $(((free - 9000) *"
            + " 1024)) /run/filler");
    Said deployed = host.ringfence("deploy /tmp/one.conf rf-noreload --confirm-after 1s");
    host.output("rm /run/filler; systemctl daemon-reload");
    assertThat(deployed.text())
        .contains("was taken back to what it was: systemctl daemon-reload failed: ");
    assertThat(deployed.code()).isOne();
    isAsBefore("rf-noreload");
  }

  @Test
  void theNextStartIsLeftToTheUser() throws IOException {
    start("rf-later");
    String process = host.property("rf-later", "MainPID");
    Said deployed = host.ringfence("deploy /tmp/one.conf rf-later --next-start");
    assertThat(deployed.text()).contains("holds from its next start on");
    assertThat(deployed.code()).isZero();
    assertThat(host.property("rf-later", "MainPID")).isEqualTo(process);
    assertThat(host.property("rf-later", "NeedDaemonReload")).isEqualTo("no");
    assertThat(host.ringfence("status rf-later").text()).contains(": matches");
    assertThat(host.ringfence("rollback rf-later --next-start").code()).isZero();
    assertThat(host.property("rf-later", "MainPID")).isEqualTo(process);
    isAsBefore("rf-later");
  }

  @Test
  void afterTheNextStartItIsKeptIfTheServiceIsWell() throws IOException {
    start("rf-well");
    Said deployed = host.ringfence("deploy /tmp/one.conf rf-well --next-start --confirm-after 2s");
    assertThat(deployed.text()).contains("taken back by itself if it fails");
    Said waits = host.ringfence("status rf-well");
    assertThat(waits.text()).contains("which it gets after its next start");
    assertThat(waits.code()).isEqualTo(1);
    host.output("systemctl restart rf-well");
    host.output(
        "for i in $(seq 400); do ls /var/lib/ringfence/deployments/rf-well.service/*/confirmed"
            + " >/dev/null 2>&1 && break; sleep 0.1; done; systemctl stop"
            + " ringfence-rollback-rf-well.service 2>/dev/null; true");
    assertThat(host.ringfence("status rf-well").text()).contains("in place");
    assertThat(host.ringfence("status --log rf-well").text())
        .contains("confirmed  rf-well.service  nothing bad in 2 s after its next start");
    assertThat(host.leftovers()).isEmpty();
    assertThat(host.ringfence("rollback rf-well").code()).isZero();
  }

  @Test
  void afterTheNextStartItIsTakenBackIfTheServiceFails() throws IOException {
    start("rf-doomed");
    assertThat(
            host.ringfence("deploy /tmp/broken.conf rf-doomed --next-start --confirm-after 30s")
                .code())
        .isZero();
    assertThat(host.property("rf-doomed", "ActiveState")).isEqualTo("active");
    Said _ = host.sh("systemctl restart rf-doomed");
    host.output(
        "for i in $(seq 400); do ls /var/lib/ringfence/deployments/rf-doomed.service/*/undone"
            + " >/dev/null 2>&1 && break; sleep 0.1; done; systemctl stop"
            + " ringfence-rollback-rf-doomed.service 2>/dev/null; true");
    isAsBefore("rf-doomed");
  }

  @Test
  void aUserConfirmsBeforeTheTime() throws IOException {
    start("rf-busy");
    String deploy =
        RingfenceHost.commandLine("deploy /tmp/one.conf rf-busy --confirm-after 90s 2>&1");
    String text =
        host.output(
            "{ "
                + deploy
                + "; echo ended $?; } & for i in $(seq 200); do systemctl show -P DropInPaths"
                + " rf-busy | grep -q ringfence && break; sleep 0.1; done; "
                + RingfenceHost.commandLine("confirm")
                + "; wait");
    assertThat(text)
        .contains("rf-busy.service: confirmed: ")
        .contains("confirmed rf-busy.service: by ringfence confirm")
        .contains("ended 0");
    assertThat(host.leftovers()).isEmpty();
  }

  @Test
  void badInputIsOneLine() throws IOException {
    assertThat(host.ringfence("deploy /tmp/one.conf nosuchunit").text())
        .contains("nosuchunit")
        .hasLineCount(1);
    assertThat(host.ringfence("deploy /tmp/one.conf").text())
        .contains("which unit")
        .hasLineCount(1);
    assertThat(host.ringfence("deploy /nowhere x").text())
        .isEqualTo("ringfence: /nowhere: no such file or directory\n");
    Said without =
        host.sh(
            "unshare -m sh -c \"mount -t tmpfs none /run/systemd && "
                + RingfenceHost.commandLine("deploy /tmp/one.conf rf-good")
                + "\"");
    assertThat(without.text()).contains("systemd does not run here (PID 1 is ").hasLineCount(1);
    assertThat(without.code()).isEqualTo(3);
    assertThat(host.ringfence("rollback rf-nothing").code()).isEqualTo(2);
    assertThat(host.ringfence("confirm rf-nothing").code()).isEqualTo(2);
  }
}
