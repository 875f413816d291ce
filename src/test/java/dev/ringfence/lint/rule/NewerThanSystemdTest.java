package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that a release of systemd does not read yet, or no longer. */
class NewerThanSystemdTest {
  private final NewerThanSystemd rule = new NewerThanSystemd();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void theReleaseThatBroughtItReadsIt() {
    assertThat(review.systemd(256).messages(rule, "PrivatePIDs=yes")).hasSize(1);
    assertThat(review.systemd(257).messages(rule, "PrivatePIDs=yes")).isEmpty();
  }

  @Test
  void whatWasRemovedIsTold() {
    assertThat(review.systemd(262).messages(rule, "BlockIOWeight=10"))
        .containsExactly("systemd 262 no longer reads BlockIOWeight=");
    assertThat(review.systemd(252).messages(rule, "BlockIOWeight=10")).isEmpty();
  }
}
