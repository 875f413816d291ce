package dev.ringfence.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.lint.Review;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that need the network. */
class NetworkCutOffTest {
  private final NetworkCutOff rule = new NetworkCutOff();
  @TempDir Path root;
  private Review review;

  @BeforeEach
  void aReview() {
    review = new Review(root);
  }

  @Test
  void aSocketUnitBesideItHandsItsSocketsOver() {
    review.with("/etc/systemd/system/example.socket", "[Socket]\nListenStream=80\n");
    assertThat(review.messages(rule, "ExecStart=/usr/sbin/nginx", "PrivateNetwork=yes")).isEmpty();
  }

  @Test
  void aPortOfItsOwnIsCutOffAllTheSame() {
    assertThat(
            review.messages(
                rule,
                "Sockets=a.socket",
                "ExecStart=/usr/bin/x --listen=0.0.0.0:80",
                "PrivateNetwork=yes"))
        .hasSize(1);
  }

  @Test
  void localAddressesAreThere() {
    assertThat(
            review.messages(
                rule,
                "ExecStart=/usr/bin/x --bind 127.0.0.1 --port 0",
                "IPAddressAllow=localhost",
                "PrivateNetwork=yes"))
        .isEmpty();
  }

  @Test
  void settingsTell() {
    assertThat(
            review.messages(rule, "AmbientCapabilities=CAP_NET_BIND_SERVICE", "PrivateNetwork=yes"))
        .hasSize(1);
    assertThat(review.messages(rule, "IPAddressAllow=10.0.0.0/8", "PrivateNetwork=yes")).hasSize(1);
    assertThat(review.messages(rule, "SocketBindAllow=80", "PrivateNetwork=yes")).hasSize(1);
  }

  @Test
  void anotherNamespaceMayHaveANetwork() {
    assertThat(
            review.messages(
                rule,
                "ExecStart=/usr/sbin/nginx",
                "PrivateNetwork=yes",
                "NetworkNamespacePath=/run/netns/x"))
        .isEmpty();
  }
}
