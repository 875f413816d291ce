package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that systemd cannot read. */
class BadValueTest {
  private final BadValue rule = new BadValue();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void theTypeOfAMountIsItsFileSystem() {
    assertThat(review.named("srv.mount").by(rule, "[Mount]\nWhat=/dev/x\nWhere=/srv\nType=btrfs\n"))
        .isEmpty();
  }

  @Test
  void namesInListsAreTheBusinessOfOthers() {
    assertThat(
            review.messages(
                rule,
                "CapabilityBoundingSet=CAP_X",
                "RestrictAddressFamilies=AF_X",
                "SystemCallFilter=nope"))
        .isEmpty();
  }

  @Test
  void newerValuesAreTheBusinessOfAnother() {
    assertThat(review.systemd(252).messages(rule, "PrivateTmp=disconnected")).isEmpty();
  }

  @Test
  void specifiersAreResolvedFirst() {
    assertThat(review.messages(rule, "ReadWritePaths=%S/x", "StateDirectory=%p")).isEmpty();
  }

  @Test
  void aValueThatRefusesTheUnitIsTold() {
    assertThat(review.messages(rule, "DynamicUser=perhaps"))
        .singleElement()
        .asString()
        .endsWith("systemd does not load the unit");
  }
}
