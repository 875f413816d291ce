package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jails that lack what another setting needs. */
class JailCannotStartTest {
  private final JailCannotStart rule = new JailCannotStart();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void theirNeedsAreKnown() {
    assertThat(
            review.messages(rule, "TemporaryFileSystem=/", "BindPaths=/usr", "ProtectHostname=yes"))
        .hasSize(1);
    assertThat(
            review.messages(
                rule, "TemporaryFileSystem=/", "BindPaths=/usr", "InaccessiblePaths=/etc"))
        .hasSize(1);
  }

  @Test
  void whatBringsProcIsEnough() {
    assertThat(
            review.messages(
                rule,
                "TemporaryFileSystem=/",
                "BindPaths=/usr",
                "ProtectHostname=yes",
                "ProtectProc=invisible"))
        .isEmpty();
    assertThat(
            review.messages(
                rule, "TemporaryFileSystem=/", "BindPaths=/usr /proc", "PrivateUsers=yes"))
        .isEmpty();
  }

  @Test
  void pathsThatMayBeMissingAreFine() {
    assertThat(
            review.messages(
                rule, "TemporaryFileSystem=/", "BindPaths=/usr", "InaccessiblePaths=-/etc"))
        .isEmpty();
  }

  @Test
  void aJailThatIsUndoneLacksNothing() {
    assertThat(
            review.messages(
                rule, "TemporaryFileSystem=/", "ProtectSystem=strict", "PrivateUsers=yes"))
        .isEmpty();
  }
}
