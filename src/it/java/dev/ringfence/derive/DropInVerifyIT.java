package dev.ringfence.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write, systemd reads without a warning: of 252 and of 257. */
class DropInVerifyIT {
  private static final String FOLDER = "/etc/systemd/system/";

  @ParameterizedTest
  @EnumSource(DebianRoot.class)
  void systemdAnalyzeHasNothingToSayAboutTheGoldens(DebianRoot root) throws IOException {
    try (Clone clone = Clone.boot(CloneRequest.of(root.folder()))) {
      for (DropInGoldenTest.Kept golden : DropInGoldenTest.goldens()) {
        if (golden.systemd() != root.systemd()) {
          continue;
        }
        String service = golden.service();
        String unit = "rf-" + service + ".service";
        clone.writeFile(FOLDER + unit, read(service + ".service"));
        clone.writeFile(FOLDER + unit + ".d/50-ringfence.conf", read(golden.file()));
        assertThat(verify(clone, unit)).as(golden.file()).isEmpty();
      }
      // It would say something if there were something.
      clone.writeFile(FOLDER + "rf-bad.service", "[Service]\nExecStart=/bin/true\nPrivateTemp=x\n");
      assertThat(verify(clone, "rf-bad.service")).contains("PrivateTemp");
    }
  }

  private static String verify(Clone clone, String unit) throws IOException {
    Execution.Result result =
        clone.run(
            List.of("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit),
            Duration.ofSeconds(60),
            1 << 16);
    return result.out().text() + result.err().text();
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of("src/test/resources/dev/ringfence/derive/golden", file));
  }
}
