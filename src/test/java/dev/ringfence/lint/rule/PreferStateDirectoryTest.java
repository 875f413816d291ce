package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths that systemd could make. */
class PreferStateDirectoryTest {
  private final PreferStateDirectory rule = new PreferStateDirectory();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void theDirectoryAboveItIsTheServices() {
    assertThat(
            review.messages(
                rule,
                "User=x",
                "ProtectSystem=strict",
                "StateDirectory=a",
                "ReadWritePaths=/var/lib/a/b"))
        .isEmpty();
  }

  @Test
  void runtimeDirectoriesByTheirOldNameCount() {
    assertThat(review.messages(rule, "User=x", "ProtectSystem=strict", "ReadWritePaths=/var/run/x"))
        .hasSize(1);
  }

  @Test
  void theWholeOfVarLibIsNobodys() {
    assertThat(
            review.messages(
                rule,
                "User=x",
                "ProtectSystem=strict",
                "ReadWritePaths=/var/lib /run /var/cache /var/log"))
        .isEmpty();
  }

  @Test
  void whereNothingIsClosedNothingIsSaid() {
    assertThat(review.messages(rule, "User=x", "ReadWritePaths=/var/lib/x")).isEmpty();
  }
}
