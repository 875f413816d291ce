package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments behind values. */
class TrailingCommentTest {
  private final TrailingComment rule = new TrailingComment();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aHashInsideAWordIsNoComment() {
    assertThat(review.messages(rule, "ReadWritePaths=/a#b")).isEmpty();
  }

  @Test
  void textMayHoldAnything() {
    assertThat(review.messages(rule, "Environment=A=b # c", "ExecStart=/bin/x # y")).isEmpty();
  }
}
