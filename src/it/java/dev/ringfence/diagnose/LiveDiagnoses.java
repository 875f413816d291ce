package dev.ringfence.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.deploy.RingfenceHost;
import dev.ringfence.deploy.RingfenceHost.Said;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is left of the last run of a service tells why it failed; a clone plays the host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LiveDiagnoses {
  private static final String UNITS = "/etc/systemd/system/";

  /** Each a service that fails by itself, by its name. */
  private static final Map<String, String> SERVICES =
      services(
          "rf-paths",
          "ExecStart=/bin/true\nReadWritePaths=/no/such\n",
          "rf-log",
          "ExecStart=/bin/sh -c 'echo x >>/var/log/rf.log'\nProtectSystem=strict\n",
          "rf-user",
          "ExecStart=/bin/true\nUser=nobody-has-this-name\n",
          "rf-filter",
          "ExecStart=/usr/sbin/chroot / /bin/true\nSystemCallFilter=~chroot\n",
          "rf-good",
          "ExecStart=/bin/true\nRemainAfterExit=yes\nProtectHome=yes\n",
          "rf-never",
          "ExecStart=/bin/true\n",
          "rf-condition",
          "ExecStart=/bin/true\n[Unit]\nConditionPathExists=/no/such\n",
          "rf-slow",
          "ExecStart=/bin/sleep 600\n",
          "rf-missing",
          "ExecStart=/usr/bin/nosuchprogram\n",
          "rf-needs",
          "ExecStart=/bin/true\n[Unit]\nRequires=rf-user.service\nAfter=rf-user.service\n",
          "rf-timed",
          "ExecStart=/bin/sh -c 'echo x >>/var/log/rf.log'\nReadOnlyPaths=/var/log\n");

  private static Map<String, String> services(String... namesAndLines) {
    Map<String, String> services = new LinkedHashMap<>();
    for (int at = 0; at < namesAndLines.length; at += 2) {
      services.put(namesAndLines[at], namesAndLines[at + 1]);
    }
    return services;
  }

  private final DebianRoot root;

  @SuppressWarnings("NullAway.Init") // before all tests
  private RingfenceHost host;

  LiveDiagnoses(DebianRoot root) {
    this.root = root;
  }

  @BeforeAll
  void boot() throws IOException {
    CloneRequest request =
        CloneRequest.of(root.folder())
            .withFile(
                UNITS + "rf-timed.timer",
                "[Timer]\nOnActiveSec=1ms\nAccuracySec=1ms\nUnit=rf-timed.service\n");
    for (Map.Entry<String, String> service : SERVICES.entrySet()) {
      request =
          request.withFile(
              UNITS + service.getKey() + ".service",
              "[Service]\nType=oneshot\n" + service.getValue());
    }
    host = RingfenceHost.boot(request);
  }

  @AfterAll
  void end() {
    host.close();
  }

  private Said diagnose(String unit) throws IOException {
    host.sh("systemctl start " + unit);
    return host.ringfence("diagnose " + unit);
  }

  @Test
  void theStepTheLineAndTheMend() throws IOException {
    Said said = diagnose("rf-paths");
    assertThat(said.code()).as(said.text()).isEqualTo(1);
    assertThat(said.text())
        .contains("(exit status 226/NAMESPACE, ENOENT)")
        .contains("  step        NAMESPACE\n")
        .contains("  because of  " + UNITS + "rf-paths.service:4: ReadWritePaths=/no/such\n")
        .contains("-ReadWritePaths=/no/such\n+ReadWritePaths=-/no/such\n")
        .contains("--clone tries it");
  }

  @Test
  void whatTheServiceSaysOfItsLog() throws IOException {
    Said said = diagnose("rf-log");
    assertThat(said.text())
        .contains("rf-log.service:4: ProtectSystem=strict\n")
        .contains("/var/log/rf.log: EROFS\n")
        .contains("+ReadWritePaths=/var/log\n");
  }

  @Test
  void aUserThatIsNotThereIsNotMendedByLeavingItOut() throws IOException {
    Said said = diagnose("rf-user");
    assertThat(said.text())
        .contains("217/USER")
        .contains("rf-user.service:4: User=nobody-has-this-name")
        .contains("would run it as root")
        .doesNotContain("--- ");
  }

  @Test
  void theCallIsToldByAudit() throws IOException {
    Said without = diagnose("rf-filter");
    assertThat(without.text())
        .contains("SIGSYS")
        .contains("rf-filter.service:4: SystemCallFilter=~chroot")
        .contains("no audit record tells which call it was");
    host.output(
        "mkdir -p /var/log/audit; P=$(systemctl show --value -p ExecMainPID rf-filter); printf"
            + " 'type=SECCOMP msg=audit(%s.100:7): auid=4294967295 uid=0 gid=0 ses=4294967295"
            + " subj=unconfined pid=%s comm=\"chroot\" exe=\"/usr/sbin/chroot\" sig=31"
            + " arch=c000003e syscall=161 compat=0 ip=0x7f code=0x80000000\\n' \"$(date +%s)\""
            + " \"$P\" >/var/log/audit/audit.log");
    Said with = host.ringfence("diagnose rf-filter");
    host.output("rm -r /var/log/audit");
    assertThat(with.text())
        .contains("  denied      chroot chroot: refused by a system call filter\n")
        .contains("+SystemCallFilter=chroot\n");
  }

  @Test
  void nothingWrong() throws IOException {
    Said said = diagnose("rf-good");
    assertThat(said.text()).contains("nothing went wrong: it is active (success)");
    assertThat(said.code()).isZero();
  }

  @Test
  void whatIsNoFaultOfTheSandbox() throws IOException {
    assertThat(diagnose("rf-condition").text())
        .contains("unmet condition check")
        .contains("rf-condition.service:5:");
    assertThat(diagnose("rf-missing").text())
        .contains("203/EXEC")
        .contains("/usr/bin/nosuchprogram does not exist");
    assertThat(diagnose("rf-needs").text()).contains("a unit that it needs did not start");
  }

  @Test
  void whatFailsFromATimerAlone() throws IOException {
    host.output("systemctl start rf-timed.timer");
    host.output("until systemctl is-failed -q rf-timed; do sleep 0.1; done");
    assertThat(host.ringfence("diagnose rf-timed").text())
        .contains("rf-timed.service:4: ReadOnlyPaths=/var/log\n");
  }

  @Test
  void whatWasNeverStartedOrIsNoServiceOfTheSystem() throws IOException {
    Said never = host.ringfence("diagnose rf-never");
    assertThat(never.code()).isEqualTo(2);
    assertThat(never.text())
        .isEqualTo(
            "ringfence: rf-never.service was not started since this systemd began, or ended well"
                + " and is forgotten: start it, or try it in a copy of this host with ringfence"
                + " diagnose --clone rf-never.service\n");
    host.output("mkdir -p /etc/systemd/user");
    host.output("printf '[Service]\\nExecStart=/bin/true\\n' >/etc/systemd/user/rf-desk.service");
    assertThat(host.ringfence("diagnose rf-desk").text()).contains("a unit of user managers");
    assertThat(host.ringfence("diagnose rf-timed.timer").text())
        .contains("is a timer, and only services can be tried");
    assertThat(host.ringfence("diagnose rf-good --workload true").text())
        .isEqualTo("ringfence: --workload is about runs in a clone: it needs --clone\n");
  }

  @Test
  void aJournalThatIsRotatedAwayOrBroken() throws IOException {
    host.sh("systemctl start rf-paths");
    host.output("journalctl --sync; journalctl --rotate --vacuum-time=1us");
    host.output("systemd-cat echo something newer; journalctl --sync");
    assertThat(host.ringfence("diagnose rf-paths").text())
        .contains("note: the journal begins after the last start: it was rotated away")
        .contains("226/NAMESPACE")
        .contains("ReadWritePaths=/no/such");

    host.sh("systemctl start rf-paths; journalctl --sync; journalctl --rotate");
    host.output(
        "for f in $(find /run/log/journal /var/log/journal -name '*@*.journal'); do dd if=/dev/zero"
            + " of=$f bs=1 seek=8 count=400 conv=notrunc status=none; done");
    Said broken = host.ringfence("diagnose rf-paths");
    assertThat(broken.text()).contains("note: the journal ").contains("ReadWritePaths=/no/such");
    assertThat(broken.code()).isEqualTo(1);
  }

  @Test
  void theLogLevelIsRaisedForOneStartAndPutBackWhateverHappens() throws IOException {
    host.output("systemctl log-level notice");
    Said said = host.ringfence("log-level rf-paths");
    assertThat(said.code()).as(said.text()).isEqualTo(1);
    assertThat(said.text())
        .startsWith("rf-paths.service  did not start (log level notice again)\n")
        .contains("/no/such");
    isAsItWas();
    assertThat(host.ringfence("log-level rf-good").code()).isZero();
    isAsItWas();

    String slow = RingfenceHost.commandLine("log-level rf-slow --timeout 600");
    String raised = "until [ \"$(systemctl log-level)\" = debug ]; do sleep 0.05; done; ";
    host.output(slow + " & " + raised + "kill -TERM $!; wait $!; true");
    isAsItWas();

    host.output(slow + " & " + raised + "kill -KILL $!; wait $!; true");
    assertThat(host.output("systemctl log-level")).isEqualTo("debug");
    host.output(
        "systemctl start $(systemctl list-units --plain --no-legend 'ringfence-log-level-*.timer' |"
            + " sed 's/.timer .*/.service/')");
    // The start of that service is done before its command is.
    host.output("timeout 60 sh -c 'until [ $(systemctl log-level) = notice ]; do sleep 0.1; done'");
    host.output("systemctl stop rf-slow 'ringfence-log-level-*'; systemctl log-level info");
  }

  private void isAsItWas() throws IOException {
    assertThat(host.output("systemctl log-level")).isEqualTo("notice");
    assertThat(host.output("systemctl list-units --all --no-legend 'ringfence-log-level-*'"))
        .isEmpty();
  }
}
