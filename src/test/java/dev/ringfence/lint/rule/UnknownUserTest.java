package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users that nobody knows. */
class UnknownUserTest {
  private final UnknownUser rule = new UnknownUser();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void sysusersMakesThemAtBoot() {
    review
        .with("/etc/passwd", "root:x:0:0::/:\nbin:x:2:2::/:\n")
        .with("/etc/group", "root:x:0:\nbin:x:2:\n");
    assertThat(review.messages(rule, "User=example")).hasSize(1);
    review.with("/usr/lib/sysusers.d/x.conf", "u example - \"An example\"\n");
    assertThat(review.messages(rule, "User=example", "Group=example")).isEmpty();
  }

  @Test
  void otherSourcesMayKnowThem() {
    review
        .with("/etc/passwd", "root:x:0:0::/:\nbin:x:2:2::/:\n")
        .with("/etc/group", "root:x:0:\nbin:x:2:\n");
    review.with("/etc/nsswitch.conf", "passwd: files ldap\n");
    assertThat(review.messages(rule, "User=example")).isEmpty();
  }

  @Test
  void aRootWithoutTablesSaysNothing() {
    assertThat(review.installed().messages(rule, "User=example")).isEmpty();
  }
}
