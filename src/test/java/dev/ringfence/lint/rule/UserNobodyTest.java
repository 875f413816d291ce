package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import dev.ringfence.lint.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that run as nobody. */
class UserNobodyTest {
  private final UserNobody rule = new UserNobody();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void theNumberIsTheSame() {
    assertThat(review.messages(rule, "User=65534")).hasSize(1);
  }

  @Test
  void theGroupAloneIsANote() {
    assertThat(review.by(rule, "[Service]\nUser=x\nGroup=nogroup\n").getFirst().severity())
        .isEqualTo(Severity.NOTE);
  }

  @Test
  void theLastUserCounts() {
    assertThat(review.messages(rule, "User=nobody", "User=x")).isEmpty();
  }
}
