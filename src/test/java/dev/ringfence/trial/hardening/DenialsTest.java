package dev.ringfence.trial.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Seen;
import dev.ringfence.observe.Stage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as refused, and what is no loss. */
class DenialsTest {
  private static final Fact CALL = new Fact.Syscall(refused(), Abi.X86_64, "setsockopt");

  @Test
  void largerSocketBuffersAreNoLoss() {
    Fact buffers = capability("sk_setsockopt SO_SNDBUFFORCE");
    assertThat(new Denials(List.of()).newIn(List.of(CALL, buffers))).isEmpty();
  }

  @Test
  void theSameCallRefusedForAnythingElseIsOne() {
    Fact buffers = capability("sk_setsockopt SO_SNDBUFFORCE");
    Fact mark = capability("sk_setsockopt SO_MARK");
    assertThat(new Denials(List.of()).newIn(List.of(CALL))).containsExactly(CALL);
    assertThat(new Denials(List.of()).newIn(List.of(CALL, buffers, mark)))
        .containsExactly(CALL, mark);
  }

  private static Fact capability(String reason) {
    return new Fact.Capability(refused(), "CAP_NET_ADMIN", "setsockopt", reason, false);
  }

  private static Seen refused() {
    return Seen.once(Stage.MAIN, "sshd", new Outcome.Failed("EPERM"), Instant.EPOCH);
  }
}
