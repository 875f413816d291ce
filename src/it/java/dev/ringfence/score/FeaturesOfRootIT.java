package dev.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.unit.Root;
import org.junit.jupiter.api.Test;

/**
 * What a systemd was built with is known of other roots as well, without running anything of them.
 */
class FeaturesOfRootIT {
  @Test
  void debian12HasNoBpfFrameworkAndDebian13Has() {
    assertThat(of(DebianRoot.BOOKWORM).missing()).contains("BPF_FRAMEWORK").doesNotContain("PAM");
    assertThat(of(DebianRoot.TRIXIE).missing()).isNotEmpty().doesNotContain("BPF_FRAMEWORK");
  }

  private static BuildFeatures of(DebianRoot root) {
    return InstalledSystemd.in(new Root(root.folder())).orElseThrow().features();
  }
}
