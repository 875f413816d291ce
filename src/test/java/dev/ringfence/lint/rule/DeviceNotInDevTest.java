package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that are allowed and not there. */
class DeviceNotInDevTest {
  private final DeviceNotInDev rule = new DeviceNotInDev();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void groupsHaveNoNodesEither() {
    assertThat(review.messages(rule, "PrivateDevices=yes", "DeviceAllow=char-tty rw")).hasSize(1);
  }

  @Test
  void theUsualPseudoDevicesAreThere() {
    assertThat(
            review.messages(
                rule,
                "PrivateDevices=yes",
                "DeviceAllow=/dev/null rw",
                "DeviceAllow=/dev/urandom r",
                "DeviceAllow=char-pts rw"))
        .isEmpty();
  }
}
