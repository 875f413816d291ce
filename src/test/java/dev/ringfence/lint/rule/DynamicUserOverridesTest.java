package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that a dynamic user overrides. */
class DynamicUserOverridesTest {
  private final DynamicUserOverrides rule = new DynamicUserOverrides();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void everyImpliedSettingIsKnown() {
    assertThat(
            review.messages(
                rule,
                "DynamicUser=yes",
                "ProtectSystem=no",
                "ProtectHome=no",
                "PrivateTmp=no",
                "RemoveIPC=no",
                "NoNewPrivileges=no",
                "RestrictSUIDSGID=no"))
        .hasSize(6);
  }

  @Test
  void withoutADynamicUserTheyCount() {
    assertThat(review.messages(rule, "DynamicUser=no", "ProtectSystem=no")).isEmpty();
  }

  @Test
  void stricterValuesCount() {
    assertThat(
            review.messages(
                rule, "DynamicUser=yes", "ProtectHome=tmpfs", "PrivateTmp=disconnected"))
        .isEmpty();
  }
}
