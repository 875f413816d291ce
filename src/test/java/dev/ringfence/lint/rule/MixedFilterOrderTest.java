package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that begin with what is denied. */
class MixedFilterOrderTest {
  private final MixedFilterOrder rule = new MixedFilterOrder();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void capabilitiesAreMergedTheSameWay() {
    assertThat(
            review.messages(
                rule, "CapabilityBoundingSet=~CAP_SYS_ADMIN", "CapabilityBoundingSet=CAP_CHOWN"))
        .hasSize(1);
  }

  @Test
  void takingBackWhatWasDeniedIsMeant() {
    assertThat(
            review.messages(
                rule,
                "SystemCallFilter=~@privileged @resources",
                "SystemCallFilter=chown setrlimit"))
        .isEmpty();
    assertThat(
            review.messages(
                rule,
                "CapabilityBoundingSet=~CAP_KILL CAP_CHOWN",
                "CapabilityBoundingSet=CAP_KILL"))
        .isEmpty();
  }

  @Test
  void aResetBeginsANewList() {
    assertThat(
            review.messages(
                rule,
                "SystemCallFilter=~@mount",
                "SystemCallFilter=",
                "SystemCallFilter=@system-service"))
        .isEmpty();
  }
}
