package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everyone may write to. */
class WorldWritableTest {
  private final WorldWritable rule = new WorldWritable();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aMaskThatKeepsOthersOutIsFine() {
    assertThat(review.messages(rule, "UMask=0002", "UMask=0022")).isEmpty();
  }

  @Test
  void everyDirectoryIsLookedAt() {
    assertThat(review.messages(rule, "RuntimeDirectoryMode=0777", "LogsDirectoryMode=0722"))
        .hasSize(2);
  }

  @Test
  void nonsenseIsTheBusinessOfAnotherRule() {
    assertThat(review.messages(rule, "UMask=xyz", "StateDirectoryMode=99")).isEmpty();
  }
}
