package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Address families that do not exist. */
class MisspeltAddressFamilyTest {
  private final MisspeltAddressFamily rule = new MisspeltAddressFamily();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void caseDoesNotMatter() {
    assertThat(review.messages(rule, "RestrictAddressFamilies=af_unix Af_Inet")).isEmpty();
  }

  @Test
  void theMessageSaysWhatIsLeft() {
    assertThat(review.messages(rule, "RestrictAddressFamilies=~AF_PAKET"))
        .singleElement()
        .asString()
        .endsWith("this line takes nothing away");
  }

  @Test
  void whatWasResetDoesNotCount() {
    assertThat(review.messages(rule, "RestrictAddressFamilies=AF_X", "RestrictAddressFamilies="))
        .isEmpty();
  }
}
