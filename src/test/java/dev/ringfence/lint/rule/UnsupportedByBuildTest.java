package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this systemd was built without. */
class UnsupportedByBuildTest {
  private final UnsupportedByBuild rule = new UnsupportedByBuild();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void everyDirectiveThatNeedsItIsTold() {
    assertThat(
            review
                .without("BPF_FRAMEWORK")
                .messages(
                    rule,
                    "SocketBindDeny=any",
                    "RestrictNetworkInterfaces=lo",
                    "RestrictFileSystems=ext4"))
        .hasSize(3);
  }

  @Test
  void seccompIsAFeatureToo() {
    assertThat(review.without("SECCOMP").messages(rule, "SystemCallFilter=@system-service"))
        .hasSize(1);
  }
}
