package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tildes in the middle of lists. */
class MisplacedTildeTest {
  private final MisplacedTilde rule = new MisplacedTilde();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void everyInvertibleListIsLookedAt() {
    for (String directive : ListDirectives.INVERTIBLE) {
      assertThat(review.messages(rule, directive + "=a ~b")).as(directive).hasSize(1);
    }
  }

  @Test
  void pathsMayBeginWithATilde() {
    assertThat(review.messages(rule, "ReadWritePaths=/a ~/b")).isEmpty();
  }
}
