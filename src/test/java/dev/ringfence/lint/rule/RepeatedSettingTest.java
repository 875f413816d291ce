package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import dev.ringfence.lint.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are assigned twice. */
class RepeatedSettingTest {
  private final RepeatedSetting rule = new RepeatedSetting();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aDropInMayChangeWhatItLikes() {
    assertThat(
            review
                .withDropIn("a.conf", "[Service]\nProtectSystem=full\n")
                .by(rule, "[Service]\nProtectSystem=strict\n"))
        .isEmpty();
  }

  @Test
  void aDropInThatRepeatsDoesNothing() {
    assertThat(
            review
                .withDropIn("a.conf", "[Service]\nProtectSystem=strict\n")
                .by(rule, "[Service]\nProtectSystem=strict\n"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.where()).endsWith("a.conf:2"));
  }

  @Test
  void switchingOffIsANote() {
    assertThat(
            review
                .by(rule, "[Service]\nNoNewPrivileges=yes\nNoNewPrivileges=no\n")
                .getFirst()
                .severity())
        .isEqualTo(Severity.NOTE);
  }

  @Test
  void aStricterValueIsANote() {
    assertThat(
            review
                .by(rule, "[Service]\nProtectSystem=full\nProtectSystem=strict\n")
                .getFirst()
                .severity())
        .isEqualTo(Severity.NOTE);
  }

  @Test
  void aWeakerValueIsAWarning() {
    assertThat(
            review
                .by(rule, "[Service]\nProtectHome=yes\nProtectHome=read-only\n")
                .getFirst()
                .severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void spellingsOfYesAreTheSame() {
    assertThat(review.messages(rule, "PrivateTmp=yes", "PrivateTmp=on")).hasSize(1);
  }
}
