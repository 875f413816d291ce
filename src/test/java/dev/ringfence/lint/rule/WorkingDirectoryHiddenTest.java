package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Working directories that the sandbox hides. */
class WorkingDirectoryHiddenTest {
  private final WorkingDirectoryHidden rule = new WorkingDirectoryHidden();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void theHomeOfTheUserIsNotKnown() {
    assertThat(review.messages(rule, "WorkingDirectory=~", "ProtectHome=yes")).isEmpty();
  }

  @Test
  void theMountPointItselfExists() {
    assertThat(review.messages(rule, "WorkingDirectory=/home", "ProtectHome=tmpfs")).isEmpty();
    assertThat(review.messages(rule, "User=x", "WorkingDirectory=/home", "ProtectHome=yes"))
        .hasSize(1);
  }

  @Test
  void rootMayEnterWhatIsClosedToAll() {
    assertThat(review.messages(rule, "WorkingDirectory=/home", "ProtectHome=yes")).isEmpty();
  }
}
