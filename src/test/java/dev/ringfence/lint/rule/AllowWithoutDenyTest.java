package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Allow lists that restrict nothing. */
class AllowWithoutDenyTest {
  private final AllowWithoutDeny rule = new AllowWithoutDeny();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aDenyListThatWasResetIsNone() {
    assertThat(
            review.messages(
                rule, "IPAddressDeny=any", "IPAddressDeny=", "IPAddressAllow=localhost"))
        .hasSize(1);
  }

  @Test
  void bothKindsAreLookedAt() {
    assertThat(review.messages(rule, "IPAddressAllow=localhost", "SocketBindAllow=80")).hasSize(2);
  }
}
