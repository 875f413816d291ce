package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IPC objects of root. */
class RemoveIpcAsRootTest {
  private final RemoveIpcAsRoot rule = new RemoveIpcAsRoot();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aDynamicUserIsNotRoot() {
    assertThat(review.messages(rule, "DynamicUser=yes", "RemoveIPC=yes")).isEmpty();
  }

  @Test
  void theNumberZeroIsRoot() {
    assertThat(review.messages(rule, "User=0", "RemoveIPC=yes")).hasSize(1);
  }
}
