package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control groups handed over and locked. */
class DelegatedCgroupsReadOnlyTest {
  private final DelegatedCgroupsReadOnly rule = new DelegatedCgroupsReadOnly();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void controllersAreDelegationToo() {
    assertThat(review.messages(rule, "Delegate=cpu memory", "ProtectControlGroups=yes")).hasSize(1);
  }

  @Test
  void strictLocksAsWell() {
    assertThat(review.messages(rule, "Delegate=yes", "ProtectControlGroups=strict")).hasSize(1);
  }

  @Test
  void neitherAloneIsWrong() {
    assertThat(review.messages(rule, "ProtectControlGroups=yes")).isEmpty();
    assertThat(review.messages(rule, "Delegate=yes")).isEmpty();
  }
}
