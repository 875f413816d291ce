package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths written as for a shell. */
class PathNotExpandedTest {
  private final PathNotExpanded rule = new PathNotExpanded();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void allListsAreLookedAt() {
    assertThat(
            review.messages(
                rule,
                "InaccessiblePaths=/home/*",
                "BindPaths=/srv/$X:/srv",
                "TemporaryFileSystem=/var/*:ro"))
        .hasSize(3);
  }

  @Test
  void theHomeOfNobody() {
    assertThat(review.messages(rule, "ReadWritePaths=-~/x")).hasSize(1);
  }

  @Test
  void specifiersAreReplaced() {
    assertThat(review.messages(rule, "ReadWritePaths=/srv/%p-%H")).isEmpty();
  }
}
