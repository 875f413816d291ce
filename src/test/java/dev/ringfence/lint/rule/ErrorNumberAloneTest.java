package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that nobody asks for. */
class ErrorNumberAloneTest {
  private final ErrorNumberAlone rule = new ErrorNumberAlone();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aFilterThatWasResetIsNone() {
    assertThat(
            review.messages(
                rule,
                "SystemCallFilter=@mount",
                "SystemCallFilter=",
                "SystemCallErrorNumber=EPERM"))
        .hasSize(1);
  }

  @Test
  void aResetNumberIsNone() {
    assertThat(review.messages(rule, "SystemCallErrorNumber=EPERM", "SystemCallErrorNumber="))
        .isEmpty();
  }
}
