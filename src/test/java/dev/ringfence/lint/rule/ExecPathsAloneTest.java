package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exceptions to nothing. */
class ExecPathsAloneTest {
  private final ExecPathsAlone rule = new ExecPathsAlone();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aDropInMayHaveTheRule() {
    assertThat(
            review
                .withDropIn("a.conf", "[Service]\nNoExecPaths=/\n")
                .by(rule, "[Service]\nExecPaths=/a\n"))
        .isEmpty();
  }
}
