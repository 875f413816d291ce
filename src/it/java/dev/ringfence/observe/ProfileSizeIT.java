package dev.ringfence.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest profiles that real services give. */
class ProfileSizeIT {
  private static final Seen SEEN =
      Seen.once(Stage.MAIN, "nginx", new Outcome.Ok(), Instant.parse("2026-01-01T08:00:00Z"));

  @TempDir Path folder;

  @Test
  void aHundredThousandFilesFit() throws IOException {
    List<Fact> facts = new ArrayList<>();
    for (int count = 0; count < 100_000; count++) {
      facts.add(
          new Fact.File(
              SEEN,
              "openat",
              FileAccess.CREATE,
              "/var/lib/service/spool/message-" + count,
              "",
              FileType.REGULAR,
              "ext4",
              false));
    }
    Path file = folder.resolve("big.json");
    ProfileFile.write(new Profile("a.service", Coverage.NONE, facts), file);
    assertThat(ProfileFile.read(file).facts()).hasSize(100_000);
  }
}
