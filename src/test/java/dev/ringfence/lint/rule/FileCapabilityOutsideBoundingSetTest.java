package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import dev.ringfence.linux.Capability;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File capabilities that cannot be had. */
class FileCapabilityOutsideBoundingSetTest {
  private final FileCapabilityOutsideBoundingSet rule = new FileCapabilityOutsideBoundingSet();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aSwitchInsteadOfALineIsNotBlamed() {
    review.withCapability("/usr/bin/app", Capability.NET_RAW);
    assertThat(review.messages(rule, "ExecStart=/usr/bin/app")).isEmpty();
    assertThat(
            review.messages(rule, "ExecStart=/usr/bin/app", "CapabilityBoundingSet=~CAP_NET_RAW"))
        .hasSize(1);
  }

  @Test
  void highCapabilitiesAreReadToo() {
    review.withCapability("/usr/bin/app", Capability.BPF);
    assertThat(review.messages(rule, "ExecStart=/usr/bin/app", "CapabilityBoundingSet="))
        .singleElement()
        .asString()
        .contains("CAP_BPF");
  }
}
