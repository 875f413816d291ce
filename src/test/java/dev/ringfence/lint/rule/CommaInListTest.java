package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commas in lists. */
class CommaInListTest {
  private final CommaInList rule = new CommaInList();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aPathMayHoldAComma() {
    assertThat(review.messages(rule, "ReadOnlyPaths=/srv/a,v")).isEmpty();
  }

  @Test
  void whatWasResetDoesNotCount() {
    assertThat(review.messages(rule, "SystemCallFilter=a,b", "SystemCallFilter=")).isEmpty();
  }

  @Test
  void theFixKeepsTheTilde() {
    assertThat(
            review.patch(review.by(rule, "[Service]\nCapabilityBoundingSet=~CAP_KILL,CAP_CHOWN\n")))
        .contains("+CapabilityBoundingSet=~CAP_KILL CAP_CHOWN\n");
  }
}
