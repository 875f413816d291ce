package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holes in NoExecPaths=. */
class NoExecHoleTest {
  private final NoExecHole rule = new NoExecHole();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void everyMountBelowIsAHole() {
    for (String hole :
        new String[] {
          "ReadWritePaths=/srv",
          "StateDirectory=x",
          "BindPaths=/a:/srv",
          "TemporaryFileSystem=/srv",
          "PrivateTmp=yes",
          "PrivateDevices=yes",
          "ProtectSystem=strict"
        }) {
      assertThat(review.messages(rule, "NoExecPaths=/", hole)).as(hole).hasSize(1);
    }
  }

  @Test
  void whatCannotBeWrittenIsNone() {
    assertThat(
            review.messages(
                rule,
                "NoExecPaths=/",
                "ReadOnlyPaths=/srv",
                "BindReadOnlyPaths=/a",
                "InaccessiblePaths=/b",
                "ProtectHome=yes"))
        .isEmpty();
  }

  @Test
  void whatIsToBeRunIsMeant() {
    assertThat(review.messages(rule, "NoExecPaths=/", "ExecPaths=/srv", "ReadWritePaths=/srv"))
        .isEmpty();
  }

  @Test
  void otherTreesAreNotItsBusiness() {
    assertThat(review.messages(rule, "NoExecPaths=/home", "ReadWritePaths=/srv")).isEmpty();
  }
}
