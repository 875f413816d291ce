package dev.ringfence.trial.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProbesOn257IT extends Probes {
  ProbesOn257IT() {
    super(DebianRoot.TRIXIE);
  }

  @Test
  void directivesThatNeedTheBpfFrameworkBite() throws IOException {
    assertThat(
            words(
                "[Service]\nExecStart=/bin/true\nSocketBindDeny=any\nSocketBindAllow=tcp:80\n"
                    + "RestrictNetworkInterfaces=~lo\n"))
        .containsEntry("SocketBindDeny", "bites")
        .containsEntry("RestrictNetworkInterfaces", "bites");
  }
}
