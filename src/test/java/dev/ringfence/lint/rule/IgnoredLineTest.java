package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that systemd passes over. */
class IgnoredLineTest {
  private final IgnoredLine rule = new IgnoredLine();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void linesBeforeTheFirstSection() {
    assertThat(review.by(rule, "ProtectHome=yes\n[Service]\nPrivateTmp=yes\n")).hasSize(1);
  }

  @Test
  void sectionsOfOthersAreLeftToThem() {
    assertThat(review.by(rule, "[X-Other]\nA=b\n[Service]\nPrivateTmp=yes\n")).isEmpty();
  }
}
