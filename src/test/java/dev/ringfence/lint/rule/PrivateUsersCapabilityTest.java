package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Capabilities in a user namespace. */
class PrivateUsersCapabilityTest {
  private final PrivateUsersCapability rule = new PrivateUsersCapability();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void everyKindOfNamespaceCounts() {
    assertThat(review.messages(rule, "PrivateUsers=self", "CapabilityBoundingSet=CAP_SYS_TIME"))
        .hasSize(1);
  }

  @Test
  void noNamespaceNoFinding() {
    assertThat(review.messages(rule, "PrivateUsers=no", "AmbientCapabilities=CAP_SYS_TIME"))
        .isEmpty();
  }

  @Test
  void oneFindingForEachCapability() {
    assertThat(
            review.messages(
                rule,
                "PrivateUsers=yes",
                "AmbientCapabilities=CAP_KILL CAP_CHOWN",
                "CapabilityBoundingSet=CAP_KILL CAP_CHOWN"))
        .hasSize(2);
  }
}
