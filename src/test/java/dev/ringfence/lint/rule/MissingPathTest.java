package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths that do not exist. */
class MissingPathTest {
  private final MissingPath rule = new MissingPath();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void whatLiesInsideAnotherMountCannotBeSeen() {
    assertThat(
            review.installed().messages(rule, "TemporaryFileSystem=/srv", "ReadWritePaths=/srv/x"))
        .isEmpty();
  }

  @Test
  void whatIsClosedAnywayIsNotMounted() {
    assertThat(review.installed().messages(rule, "ProtectHome=yes", "ReadWritePaths=/home/x"))
        .isEmpty();
  }

  @Test
  void linksAreFollowedInsideTheRoot() {
    assertThat(review.withLink("/srv/a", "/srv/b").messages(rule, "ReadOnlyPaths=/srv/a"))
        .hasSize(1);
    assertThat(review.with("/srv/b/").messages(rule, "ReadOnlyPaths=/srv/a")).isEmpty();
  }

  @Test
  void pathsWithSpecifiersMayBeAnything() {
    assertThat(review.installed().messages(rule, "ReadWritePaths=/srv/%p")).isEmpty();
  }
}
