package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings in sections that do not read them. */
class WrongSectionTest {
  private final WrongSection rule = new WrongSection();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aSettingOfUnitInServiceIsToldToo() {
    assertThat(review.messages(rule, "ConditionPathExists=/etc/x"))
        .containsExactly("ConditionPathExists= does nothing in [Service]: it belongs into [Unit]");
  }

  @Test
  void sectionsOfOtherProgramsAreTheirs() {
    assertThat(review.by(rule, "[X-Tool]\nProtectHome=yes\n[Service]\nType=oneshot\n")).isEmpty();
  }

  @Test
  void aSettingInASectionOfAnotherTypeIsFound() {
    assertThat(review.by(rule, "[Socket]\nProtectHome=yes\n[Service]\nType=oneshot\n")).hasSize(1);
  }
}
