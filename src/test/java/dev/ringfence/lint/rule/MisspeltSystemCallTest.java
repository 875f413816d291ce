package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import dev.ringfence.lint.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** System calls that do not exist. */
class MisspeltSystemCallTest {
  private final MisspeltSystemCall rule = new MisspeltSystemCall();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void newerCallsAreANote() {
    assertThat(review.systemd(252).by(rule, "[Service]\nSystemCallFilter=@system-service mseal\n"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.NOTE));
    assertThat(review.systemd(257).messages(rule, "SystemCallFilter=@system-service mseal"))
        .isEmpty();
  }

  @Test
  void callsOfOtherArchitecturesAreKnown() {
    assertThat(review.messages(rule, "SystemCallFilter=~socketcall")).isEmpty();
  }

  @Test
  void errorsBehindACallAreNotItsName() {
    assertThat(review.messages(rule, "SystemCallFilter=~@mount:EPERM chroot:kill")).isEmpty();
  }

  @Test
  void logsAreLookedAtToo() {
    assertThat(review.messages(rule, "SystemCallLog=opnat")).hasSize(1);
  }
}
