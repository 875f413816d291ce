package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directives by their former names. */
class OldNameTest {
  private final OldName rule = new OldName();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void bothNamesFillOneList() {
    assertThat(
            review
                .subject("[Service]\nReadOnlyDirectories=/a\nReadOnlyPaths=/b\n")
                .paths("ReadOnlyPaths"))
        .extracting(path -> path.path())
        .containsExactly("/a", "/b");
  }

  @Test
  void eachOldNameIsTold() {
    assertThat(
            review.messages(
                rule,
                "ReadOnlyDirectories=/a",
                "ReadWriteDirectories=/b",
                "InaccessibleDirectories=/c"))
        .hasSize(3);
  }
}
