package dev.ringfence.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.UnitProperties;
import dev.ringfence.deploy.ManagerDropIn;
import dev.ringfence.unit.DropInFile;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A systemd that starts with the file that was applied counts what units use, and is filtered. */
class AppliedIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path image;

  private static CloneRequest sleeper(DebianRoot root) {
    return CloneRequest.of(root.folder())
        .withUnit("x.service", "[Service]\nExecStart=/bin/sleep 99\n");
  }

  private static String status(Clone clone) throws Exception {
    assertThat(clone.systemd().start("x.service", PATIENCE).isDone()).isTrue();
    return clone.run(List.of("systemctl", "status", "x.service"), PATIENCE, 10_000).out().text();
  }

  @ParameterizedTest
  @EnumSource(DebianRoot.class)
  void accountingShowsInTheStatusOfUnits(DebianRoot root) throws Exception {
    List<DropInFile.Line> lines = new ArrayList<>();
    for (Wish wish : Wish.values()) {
      lines.addAll(wish.lines(SystemdVersion.of(root.systemd())));
    }
    assertThat(new ManagerDropIn(new Root(image)).write(lines))
        .isEqualTo(new ManagerDropIn.Outcome.Written(true));
    String path = ManagerDropIn.FILE.toString();
    String text = Files.readString(image.resolve(path.substring(1)));

    try (Clone clone = Clone.boot(sleeper(root))) {
      assertThat(status(clone)).contains("Active: active").doesNotContain(" IP: ");
    }
    try (Clone clone = Clone.boot(sleeper(root).withFile(path, text))) {
      assertThat(status(clone)).contains(" IP: 0B in, 0B out", " CPU: ");
      UnitProperties unit = clone.systemd().properties("x.service");
      for (String kind : List.of("CPU", "Memory", "Tasks", "IO", "IP")) {
        assertThat(unit.flag(kind + "Accounting")).as(kind).isTrue();
      }
      assertThat(Path.of("/proc/" + clone.pid() + "/status")).content().contains("Seccomp:\t2");
    }
  }
}
