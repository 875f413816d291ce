package dev.ringfence.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.UnitProperties;
import dev.ringfence.unit.ManagerConf;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we read of system.conf is what a real systemd has in force. */
class ManagerConfIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Without /etc/systemd, so that the main file of another directory could count. */
  private static CloneRequest request(DebianRoot root) {
    return CloneRequest.of(root.folder())
        .withExcluded(List.of(Path.of("/etc/systemd")))
        .withUnit("x.service", "[Service]\nExecStart=/bin/sleep 99\n")
        .withFile("/usr/lib/systemd/system.conf", "[Manager]\nDefaultIOAccounting=yes\n")
        .withFile(
            "/usr/lib/systemd/system.conf.d/50.conf",
            "[Manager]\nDefaultMemoryAccounting=yes\nDefaultTasksAccounting=no\n")
        .withFile(
            "/run/systemd/system.conf.d/40.conf",
            "[Manager]\nDefaultMemoryAccounting=no\nDefaultIPAccounting=yes\n")
        .withFile(
            "/usr/local/lib/systemd/system.conf.d/60.conf", "[Manager]\nDefaultTasksAccounting=no")
        .withFile(
            "/run/systemd/system.conf.d/60.conf",
            "[Manager]\nDefaultTasksAccounting=yes\nDefaultIPAccounting=\n");
  }

  @ParameterizedTest
  @EnumSource(DebianRoot.class)
  void whatTheFilesSayIsWhatUnitsGet(DebianRoot debian) throws Exception {
    try (Clone clone = Clone.boot(request(debian))) {
      SystemdVersion version = SystemdVersion.of(debian.systemd());
      Root inside = new Root(Path.of("/proc/" + clone.pid() + "/root"));
      List<HostSetting> settings =
          new ManagerState(ManagerConf.read(inside, version), version, true).settings();
      assertThat(clone.systemd().start("x.service", PATIENCE).isDone()).isTrue();
      UnitProperties unit = clone.systemd().properties("x.service");
      for (String kind : List.of("Memory", "Tasks", "IO", "IP", "CPU")) {
        HostSetting setting =
            settings.stream()
                .filter(it -> it.name().equals("Default" + kind + "Accounting="))
                .findFirst()
                .orElseThrow();
        assertThat(setting.value())
            .as(setting.toString())
            .isEqualTo(unit.flag(kind + "Accounting") ? "yes" : "no");
      }
    }
  }
}
