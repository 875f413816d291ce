package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in the environment. */
class SecretInEnvironmentTest {
  private final SecretInEnvironment rule = new SecretInEnvironment();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void quotedAssignmentsAreReadAsSystemdReadsThem() {
    assertThat(review.messages(rule, "Environment=A=b \"MY_API_KEY=abcd efgh\"")).hasSize(1);
  }

  @Test
  void switchesAndPathsAreNoSecrets() {
    assertThat(
            review.messages(
                rule, "Environment=USE_TOKEN=yes SSL_PRIVATE_KEY=/etc/key TOKEN= X_SECRET=%d/key"))
        .isEmpty();
  }

  @Test
  void namesThatOnlyContainTheWordAreNone() {
    assertThat(
            review.messages(
                rule, "Environment=PASSWORD_FILE=abcdef TOKEN_TTL=3600 SECRETS_DIR=abcdef"))
        .isEmpty();
  }
}
