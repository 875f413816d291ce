package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of devices without a policy. */
class DeviceAllowAloneTest {
  private final DeviceAllowAlone rule = new DeviceAllowAlone();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void autoIsAPolicyTheAuthorNamed() {
    assertThat(review.messages(rule, "DevicePolicy=auto", "DeviceAllow=/dev/x rw")).isEmpty();
  }

  @Test
  void onlyOneFindingForTheList() {
    assertThat(review.messages(rule, "DeviceAllow=/dev/a r", "DeviceAllow=/dev/b r")).hasSize(1);
  }
}
