package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jails that another setting on / undoes. */
class JailUndoneTest {
  private final JailUndone rule = new JailUndone();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void eachSettingOnTheRootUndoesIt() {
    for (String undoes :
        new String[] {
          "ProtectSystem=strict",
          "DynamicUser=yes",
          "ReadOnlyPaths=/",
          "ReadWritePaths=-/",
          "NoExecPaths=/",
          "ExecPaths=/",
          "InaccessiblePaths=/",
          "BindPaths=/srv/root:/"
        }) {
      assertThat(review.messages(rule, "TemporaryFileSystem=/:ro", undoes)).as(undoes).hasSize(1);
    }
  }

  @Test
  void weakerOrDeeperSettingsDoNot() {
    assertThat(
            review.messages(
                rule,
                "TemporaryFileSystem=/:ro",
                "ProtectSystem=full",
                "ProtectHome=yes",
                "ReadWritePaths=/run"))
        .isEmpty();
    assertThat(
            review.messages(
                rule, "TemporaryFileSystem=/", "ProtectSystem=strict", "ProtectSystem=no"))
        .isEmpty();
  }

  @Test
  void aDropInCanUndoAJail() {
    assertThat(
            review
                .withDropIn("50-more.conf", "[Service]\nProtectSystem=strict\n")
                .by(rule, "[Service]\nTemporaryFileSystem=/:ro\n"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.where()).endsWith("50-more.conf:2"));
  }
}
