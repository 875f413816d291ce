package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hidden processes that root sees. */
class ProtectProcAsRootTest {
  private final ProtectProcAsRoot rule = new ProtectProcAsRoot();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void anotherGroupIsEnoughToBeKeptOut() {
    assertThat(review.messages(rule, "ProtectProc=invisible", "Group=daemon")).isEmpty();
  }

  @Test
  void noaccessHidesNothingEither() {
    assertThat(review.messages(rule, "ProtectProc=noaccess", "CapabilityBoundingSet=")).hasSize(1);
  }

  @Test
  void aDynamicUserIsNotRoot() {
    assertThat(review.messages(rule, "ProtectProc=invisible", "DynamicUser=yes")).isEmpty();
  }
}
