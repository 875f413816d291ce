package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary file systems that another setting on the same path wins over. */
class TmpfsUndoneTest {
  private final TmpfsUndone rule = new TmpfsUndone();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aTrailingSlashAndALinkMakeNoDifference() {
    assertThat(review.messages(rule, "TemporaryFileSystem=/home/", "ReadOnlyPaths=/home"))
        .hasSize(1);
    assertThat(review.messages(rule, "TemporaryFileSystem=/var/run/x", "ReadWritePaths=/run/x"))
        .hasSize(1);
  }

  @Test
  void strictLeavesTheHomesToOthers() {
    assertThat(review.messages(rule, "TemporaryFileSystem=/home", "ProtectSystem=strict"))
        .isEmpty();
  }

  @Test
  void dynamicUsersGetHomesReadOnly() {
    assertThat(review.messages(rule, "TemporaryFileSystem=/home", "DynamicUser=yes")).hasSize(1);
  }
}
