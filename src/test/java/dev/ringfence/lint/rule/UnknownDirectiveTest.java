package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.KnownKeys;
import dev.ringfence.lint.Review;
import dev.ringfence.lint.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that no systemd knows. */
class UnknownDirectiveTest {
  private final UnknownDirective rule = new UnknownDirective();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aNameWithoutALikenessIsOnlyAWarning() {
    assertThat(review.by(rule, "[Service]\nQqqqqqqq=1\n").getFirst().severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void everyKeyThatTheInstalledSystemdReadsIsKnown() throws Exception {
    Path systemd = Path.of("/lib/systemd/systemd");
    if (!java.nio.file.Files.isExecutable(systemd)) {
      return;
    }
    Process dump = new ProcessBuilder(systemd.toString(), "--dump-configuration-items").start();
    String section = "";
    for (String line : dump.inputReader().lines().toList()) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else if (line.contains("=")) {
        String key = line.substring(0, line.indexOf('='));
        String in = section;
        assertThat(KnownKeys.readings(key))
            .as(key)
            .anySatisfy(reading -> assertThat(reading.sections()).contains(in));
      }
    }
    assertThat(dump.waitFor()).isZero();
  }
}
