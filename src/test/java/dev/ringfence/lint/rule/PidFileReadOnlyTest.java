package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PID files that cannot be written. */
class PidFileReadOnlyTest {
  private final PidFileReadOnly rule = new PidFileReadOnly();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aRelativeNameIsInRun() {
    assertThat(review.messages(rule, "Type=forking", "PIDFile=x.pid", "ProtectSystem=strict"))
        .hasSize(1);
  }

  @Test
  void onlyForkingDaemonsWriteThem() {
    assertThat(review.messages(rule, "Type=notify", "PIDFile=/run/x.pid", "ProtectSystem=strict"))
        .isEmpty();
  }

  @Test
  void anOpenedDirectoryIsEnough() {
    assertThat(
            review.messages(
                rule,
                "Type=forking",
                "PIDFile=/run/x.pid",
                "ProtectSystem=strict",
                "ReadWritePaths=/run"))
        .isEmpty();
  }

  @Test
  void anUnconfinedDaemonWritesWhereItLikes() {
    assertThat(
            review.messages(
                rule,
                "Type=forking",
                "PIDFile=/run/x.pid",
                "ProtectSystem=strict",
                "ExecStart=+/bin/x"))
        .isEmpty();
  }
}
