package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specifiers of the manager. */
class HomeSpecifierTest {
  private final HomeSpecifier rule = new HomeSpecifier();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aDoubledPercentSignIsText() {
    assertThat(review.messages(rule, "User=x", "ExecStart=/bin/date +%%h")).isEmpty();
  }

  @Test
  void eachSpecifierIsExplained() {
    assertThat(review.messages(rule, "User=x", "Environment=U=%U"))
        .containsExactly("%U is 0 in a system unit, and not that of User=x (line 2)");
  }

  @Test
  void rootIsWhatTheyMean() {
    assertThat(review.messages(rule, "User=root", "WorkingDirectory=%h")).isEmpty();
  }
}
