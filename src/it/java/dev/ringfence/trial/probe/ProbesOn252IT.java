package dev.ringfence.trial.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProbesOn252IT extends Probes {
  ProbesOn252IT() {
    super(DebianRoot.BOOKWORM);
  }

  /** Debian 12 builds systemd without the BPF framework, and says nothing of it when it starts. */
  @Test
  void directivesThatNeedTheBpfFrameworkDoNothing() throws IOException {
    assertThat(
            words(
                "[Service]\nExecStart=/bin/true\nSocketBindDeny=any\n"
                    + "RestrictNetworkInterfaces=~lo\nRestrictFileSystems=~tmpfs\n"))
        .hasSize(3)
        .allSatisfy((_, word) -> assertThat(word).isEqualTo("does nothing"));
  }
}
