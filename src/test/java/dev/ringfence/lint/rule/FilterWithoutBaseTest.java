package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters that no program survives. */
class FilterWithoutBaseTest {
  private final FilterWithoutBase rule = new FilterWithoutBase();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void denyListsCanDenyTooMuch() {
    assertThat(review.messages(rule, "SystemCallFilter=~@file-system")).hasSize(1);
  }

  @Test
  void anErrorIsADenialToo() {
    assertThat(
            review.messages(
                rule, "SystemCallFilter=@system-service", "SystemCallFilter=~read:EPERM"))
        .hasSize(1);
  }

  @Test
  void whatUnitsOfSystemdHaveIsEnough() {
    assertThat(
            review.messages(
                rule,
                "SystemCallFilter=@system-service",
                "SystemCallFilter=~@privileged @resources"))
        .isEmpty();
  }
}
