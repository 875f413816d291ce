package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Capabilities that do not exist. */
class MisspeltCapabilityTest {
  private final MisspeltCapability rule = new MisspeltCapability();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void theMessageSaysWhatIsLeft() {
    assertThat(review.messages(rule, "AmbientCapabilities=CAP_KIL"))
        .singleElement()
        .asString()
        .endsWith("this line allows no capability at all");
    assertThat(review.messages(rule, "CapabilityBoundingSet=~CAP_KIL"))
        .singleElement()
        .asString()
        .endsWith("this line takes nothing away");
    assertThat(review.messages(rule, "CapabilityBoundingSet=CAP_KIL CAP_CHOWN"))
        .singleElement()
        .asString()
        .endsWith("in silence");
  }

  @Test
  void theNearestNameIsOffered() {
    assertThat(review.patch(review.by(rule, "[Service]\nCapabilityBoundingSet=NET_BIND_SERVICE\n")))
        .contains("+CapabilityBoundingSet=CAP_NET_BIND_SERVICE\n");
  }
}
