package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths that are asked to be writable and read-only at once. */
class ReadOnlyWinsTest {
  private final ReadOnlyWins rule = new ReadOnlyWins();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void dynamicUsersCannotOpenTheRootEither() {
    assertThat(review.messages(rule, "DynamicUser=yes", "ReadWritePaths=/")).hasSize(1);
  }

  @Test
  void aReadOnlyBindWinsToo() {
    assertThat(review.messages(rule, "BindReadOnlyPaths=/srv", "ReadWritePaths=/srv")).hasSize(1);
  }

  @Test
  void aBindThatCanBeWrittenDoesNot() {
    assertThat(review.messages(rule, "BindPaths=/srv", "ReadWritePaths=/srv")).isEmpty();
  }

  @Test
  void homesAreLeftToThemselvesByStrict() {
    assertThat(review.messages(rule, "ProtectSystem=strict", "ReadWritePaths=/home /root"))
        .isEmpty();
  }
}
