package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import dev.ringfence.lint.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are exempt. */
class ExecBypassTest {
  private final ExecBypass rule = new ExecBypass();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void oneOfSeveralMainCommandsIsANote() {
    assertThat(
            review
                .by(rule, "[Service]\nProtectHome=yes\nExecStart=+/bin/a\nExecStart=/bin/b\n")
                .getFirst()
                .severity())
        .isEqualTo(Severity.NOTE);
  }

  @Test
  void aMinusIsNoBypass() {
    assertThat(review.messages(rule, "ProtectHome=yes", "ExecStart=-@/bin/a b")).isEmpty();
  }

  @Test
  void twoExclamationMarksAreForOldKernels() {
    assertThat(review.messages(rule, "User=x", "ExecStart=!!/bin/a")).isEmpty();
  }

  @Test
  void theNoteOfAnExclamationMarkNeedsAUser() {
    assertThat(review.messages(rule, "ProtectHome=yes", "ExecStart=!/bin/a")).isEmpty();
  }
}
