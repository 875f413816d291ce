package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Capabilities given with one hand and taken with the other. */
class AmbientOutsideBoundingSetTest {
  private final AmbientOutsideBoundingSet rule = new AmbientOutsideBoundingSet();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void theLastWordCounts() {
    assertThat(
            review.messages(
                rule,
                "User=x",
                "AmbientCapabilities=CAP_KILL",
                "CapabilityBoundingSet=CAP_CHOWN",
                "CapabilityBoundingSet=CAP_KILL"))
        .isEmpty();
  }

  @Test
  void aDenyListTakesThem() {
    assertThat(
            review.messages(
                rule, "User=x", "AmbientCapabilities=CAP_KILL", "CapabilityBoundingSet=~CAP_KILL"))
        .hasSize(1);
  }

  @Test
  void anEmptySetTakesAll() {
    assertThat(
            review.messages(
                rule, "User=x", "AmbientCapabilities=CAP_KILL CAP_CHOWN", "CapabilityBoundingSet="))
        .hasSize(2);
  }

  @Test
  void ambientCapabilitiesThatWereResetDoNotCount() {
    assertThat(
            review.messages(
                rule,
                "AmbientCapabilities=CAP_KILL",
                "AmbientCapabilities=",
                "CapabilityBoundingSet="))
        .isEmpty();
  }
}
