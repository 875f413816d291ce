package dev.ringfence.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.CloneRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The machine dies before a deployment is confirmed: its next boot takes it back. */
class DeployAtBootIT {
  private static final String CONF = "/etc/systemd/system/rf-x.service.d/50-ringfence.conf";
  private static final String GUARD = "ringfence-boot-rollback-rf-x.service";
  private static final String SERVICE =
      "[Service]\nType=exec\nExecStart=/bin/sh -c 'touch /home/proof; sleep 3600'\n";

  @ParameterizedTest
  @EnumSource(DebianRoot.class)
  void theServiceStartsAsItWasBefore(DebianRoot root) throws IOException {
    CloneRequest machine =
        CloneRequest.of(root.folder()).withFile("/etc/systemd/system/rf-x.service", SERVICE);
    CloneRequest again = machine;
    try (RingfenceHost host = RingfenceHost.boot(machine)) {
      host.output("printf '[Service]\\nProtectHome=yes\\n' >/tmp/one.conf");
      host.output("systemctl start rf-x");
      host.output(
          "("
              + RingfenceHost.commandLine("deploy /tmp/one.conf rf-x >/dev/null 2>&1")
              + " & p=$!; for i in $(seq 400); do [ -e "
              + CONF
              + " ] && break; sleep 0.05; done; kill -9 $p; pkill -9 -P $p; true)");
      assertThat(host.output("systemctl is-enabled " + GUARD)).isEqualTo("enabled");
      // A clone's disk dies with it, so that what was on it is carried to the next boot.
      String files =
          host.output("find /var/lib/ringfence /etc/systemd/system/*rf-x.service* -type f");
      for (String file : files.lines().toList()) {
        String text = host.output("cat '" + file + "'; echo .");
        again = again.withFile(file, text.substring(0, text.length() - 1));
      }
    }
    try (RingfenceHost host =
        RingfenceHost.boot(again.withStarts(List.of(GUARD, "rf-x.service")))) {
      assertThat(host.property("rf-x", "ActiveState")).isEqualTo("active");
      assertThat(host.output("ls /home")).as("it could write there").contains("proof");
      assertThat(host.sh("ls " + CONF).text()).contains("No such file");
      assertThat(host.property("rf-x", "ProtectHome")).isEqualTo("no");
      assertThat(host.leftovers()).isEmpty();
      assertThat(host.ringfence("status --log").text())
          .contains("rolled-back  rf-x.service  the machine went down before it was confirmed");
    }
  }
}
