package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Homes that are links. */
class HomeIsALinkTest {
  private final HomeIsALink rule = new HomeIsALink();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aLinkIsFollowedToItsEnd() {
    review.withLink("/home", "srv/a").withLink("/srv/a", "b").with("/srv/b/");
    assertThat(review.messages(rule, "ProtectHome=read-only"))
        .singleElement()
        .asString()
        .contains("/srv/b");
  }

  @Test
  void filesThatAreNotInstalledSayNothingOfThisHost() {
    assertThat(review.messages(rule, "ProtectHome=yes")).isEmpty();
  }
}
