package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that their own sandbox hides. */
class ProgramHiddenTest {
  private final ProgramHidden rule = new ProgramHidden();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void everyCommandIsLookedAt() {
    assertThat(
            review.messages(
                rule, "InaccessiblePaths=/opt", "ExecStartPre=-/opt/a", "ExecStop=@/opt/b b"))
        .hasSize(2);
  }

  @Test
  void privateTmpHidesProgramsInTmp() {
    assertThat(review.messages(rule, "PrivateTmp=yes", "ExecStart=/tmp/x")).hasSize(1);
    assertThat(review.messages(rule, "PrivateTmp=no", "ExecStart=/tmp/x")).isEmpty();
  }

  @Test
  void aNameToSearchForIsNotJudged() {
    assertThat(review.messages(rule, "InaccessiblePaths=/usr", "ExecStart=sleep 1")).isEmpty();
  }
}
