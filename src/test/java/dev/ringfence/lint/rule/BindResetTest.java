package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Empty bind lists. */
class BindResetTest {
  private final BindReset rule = new BindReset();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aResetInADropInIsFound() {
    assertThat(
            review
                .withDropIn("a.conf", "[Service]\nBindReadOnlyPaths=\n")
                .by(rule, "[Service]\nBindPaths=/a\n"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("BindPaths=/a"));
  }

  @Test
  void aResetOfBothIsMeant() {
    assertThat(
            review.messages(
                rule, "BindPaths=/a", "BindReadOnlyPaths=/b", "BindPaths=", "BindReadOnlyPaths="))
        .isEmpty();
  }
}
