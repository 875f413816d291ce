package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Capabilities that a switch takes away. */
class CapabilityTakenBackTest {
  private final CapabilityTakenBack rule = new CapabilityTakenBack();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void everySwitchIsKnown() {
    for (String pair :
        new String[] {
          "CAP_MKNOD PrivateDevices", "CAP_SYS_RAWIO PrivateDevices",
          "CAP_SYS_MODULE ProtectKernelModules", "CAP_SYSLOG ProtectKernelLogs",
          "CAP_SYS_TIME ProtectClock", "CAP_WAKE_ALARM ProtectClock"
        }) {
      String[] words = pair.split(" ", -1);
      assertThat(review.messages(rule, "CapabilityBoundingSet=" + words[0], words[1] + "=yes"))
          .as(pair)
          .hasSize(1);
    }
  }

  @Test
  void aFullSetIsNoWish() {
    assertThat(review.messages(rule, "CapabilityBoundingSet=~", "PrivateDevices=yes")).isEmpty();
  }
}
