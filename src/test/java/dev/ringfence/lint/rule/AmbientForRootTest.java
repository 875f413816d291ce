package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ambient capabilities of root. */
class AmbientForRootTest {
  private final AmbientForRoot rule = new AmbientForRoot();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void explicitRootIsRoot() {
    assertThat(review.messages(rule, "User=root", "AmbientCapabilities=CAP_KILL")).hasSize(1);
  }

  @Test
  void anEmptyListIsNone() {
    assertThat(review.messages(rule, "AmbientCapabilities=")).isEmpty();
  }
}
