package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringfence harden --against}: a plan for a systemd that is not here. */
class HardenAgainstIT {
  private static final String ROOT = DebianRoot.BOOKWORM.folder().toString();

  @TempDir private Path folder;

  @Test
  void thePlanIsForTheOtherSystemdAndSaysWhatOfItWasNotTried() throws IOException {
    Path output = folder.resolve("out");
    Ringfence result =
        Ringfence.run(
            "harden",
            "cron",
            "--root",
            ROOT,
            "--workload",
            "true",
            "--against",
            "257",
            "-o",
            output.toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("It was planned for systemd 257 and tried on 252.")
        .contains(", which passed over ");
    assertThat(output.resolve("50-ringfence.conf"))
        .content()
        .contains("made by ringfence for systemd 257 ")
        // A word that came with 257.
        .contains("ProtectControlGroups=strict");
    assertThat(output.resolve("report.json"))
        .content()
        .contains("ProtectControlGroups=strict was not tried: systemd 252");
  }

  @Test
  void whatIsNoReleaseIsRefusedBeforeAnythingIsBooted() {
    Ringfence result = Ringfence.run("harden", "cron", "--root", ROOT, "--against", "latest");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .isEqualTo(
            "ringfence: --against is a release from 240 on, such as 252.38 or 257, not 'latest'\n");
  }
}
