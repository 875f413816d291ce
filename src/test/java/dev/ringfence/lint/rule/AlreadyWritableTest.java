package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths that are writable already. */
class AlreadyWritableTest {
  private final AlreadyWritable rule = new AlreadyWritable();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void whatLiesBelowIsWritableToo() {
    assertThat(review.messages(rule, "StateDirectory=a", "ReadWritePaths=/var/lib/a/b")).hasSize(1);
  }

  @Test
  void whatLiesAboveIsNot() {
    assertThat(review.messages(rule, "StateDirectory=a/b", "ReadWritePaths=/var/lib/a")).isEmpty();
  }

  @Test
  void aSecondNameOfTheDirectoryCountsByItsFirst() {
    assertThat(review.messages(rule, "StateDirectory=a:b", "ReadWritePaths=/var/lib/a")).hasSize(1);
  }
}
