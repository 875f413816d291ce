package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modes of directories that are not made. */
class ModeWithoutDirectoryTest {
  private final ModeWithoutDirectory rule = new ModeWithoutDirectory();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void everyDirectoryIsLookedAt() {
    assertThat(
            review.messages(
                rule,
                "StateDirectoryMode=0700",
                "CacheDirectoryMode=0700",
                "LogsDirectoryMode=0700",
                "RuntimeDirectoryMode=0700",
                "ConfigurationDirectoryMode=0700"))
        .hasSize(5);
  }
}
