package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Device policies that deny /dev/null. */
class StrictDevicesWithoutNullTest {
  private final StrictDevicesWithoutNull rule = new StrictDevicesWithoutNull();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void anotherInputNeedsNoNull() {
    assertThat(review.messages(rule, "DevicePolicy=strict", "StandardInput=socket")).isEmpty();
  }

  @Test
  void aPrivateDevChangesNothing() {
    assertThat(review.messages(rule, "DevicePolicy=strict", "PrivateDevices=yes")).hasSize(1);
  }

  @Test
  void theGroupOfNullIsEnough() {
    assertThat(review.messages(rule, "DevicePolicy=strict", "DeviceAllow=char-mem rw")).isEmpty();
  }
}
