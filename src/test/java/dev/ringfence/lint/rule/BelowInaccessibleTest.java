package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import dev.ringfence.lint.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exceptions inside what is closed. */
class BelowInaccessibleTest {
  private final BelowInaccessible rule = new BelowInaccessible();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void whatWasToBeClosedAnywayIsANote() {
    assertThat(review.by(rule, "[Service]\nProtectHome=yes\nTemporaryFileSystem=/home\n"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.NOTE));
  }

  @Test
  void aBindCountsByWhereItGoes() {
    assertThat(review.messages(rule, "ProtectHome=yes", "BindPaths=/home/a:/srv/a")).isEmpty();
    assertThat(review.messages(rule, "ProtectHome=yes", "BindPaths=/srv/a:/root/a")).hasSize(1);
  }

  @Test
  void aRootOfItsOwnIsNotJudged() {
    assertThat(review.messages(rule, "RootDirectory=/srv/r", "ProtectHome=yes", "BindPaths=/home"))
        .isEmpty();
  }
}
