package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sandboxing of socket units. */
class SandboxOnSocketTest {
  private final SandboxOnSocket rule = new SandboxOnSocket();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void oneFindingForEachSetting() {
    assertThat(
            review
                .named("a.socket")
                .by(
                    rule,
                    "[Socket]\nListenStream=1\nProtectHome=yes\nPrivateTmp=yes\nMemoryMax=1G\n"))
        .hasSize(2);
  }

  @Test
  void aServiceIsNoSocket() {
    assertThat(review.messages(rule, "ProtectHome=yes")).isEmpty();
  }
}
