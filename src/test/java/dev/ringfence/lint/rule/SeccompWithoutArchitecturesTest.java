package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import dev.ringfence.lint.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters that other architectures walk around. */
class SeccompWithoutArchitecturesTest {
  private final SeccompWithoutArchitectures rule = new SeccompWithoutArchitectures();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void oneFindingForAllFilters() {
    assertThat(
            review.messages(
                rule,
                "RestrictAddressFamilies=AF_UNIX",
                "SystemCallFilter=@system-service",
                "MemoryDenyWriteExecute=yes"))
        .hasSize(1);
  }

  @Test
  void filtersOfCallsAreANote() {
    assertThat(
            review.by(rule, "[Service]\nSystemCallFilter=@system-service\n").getFirst().severity())
        .isEqualTo(Severity.NOTE);
  }

  @Test
  void familiesAreAWarning() {
    assertThat(
            review.by(rule, "[Service]\nRestrictAddressFamilies=AF_UNIX\n").getFirst().severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void whatIsOffIsNoFilter() {
    assertThat(
            review.messages(
                rule,
                "RestrictRealtime=no",
                "LockPersonality=no",
                "RestrictNamespaces=no",
                "SystemCallFilter=@x",
                "SystemCallFilter="))
        .isEmpty();
  }
}
