package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands beside the main one. */
class PermissionsStartOnlyTest {
  private final PermissionsStartOnly rule = new PermissionsStartOnly();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void allExemptCommandsAreNamed() {
    assertThat(
            review.messages(
                rule,
                "PermissionsStartOnly=yes",
                "ExecStart=/a",
                "ExecReload=/b",
                "ExecStop=/c",
                "ExecStop=/d"))
        .containsExactly("ExecReload=, ExecStop= run as root and outside of the sandbox");
  }

  @Test
  void offIsOff() {
    assertThat(
            review.messages(
                rule, "PermissionsStartOnly=yes", "PermissionsStartOnly=no", "ExecStartPre=/a"))
        .isEmpty();
  }
}
