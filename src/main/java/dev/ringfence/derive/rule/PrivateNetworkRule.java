package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;

/**
 * Every socket but those of AF_UNIX is against it, and so is the abstract name space of those.
 * Connections that came in by a socket that systemd passed on are not.
 */
final class PrivateNetworkRule extends OnOff {
  PrivateNetworkRule() {
    super("PrivateNetwork");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return firstOf(
        List.of(
            evidence.done(Fact.Bind.class, _ -> true),
            evidence.done(Fact.Peer.class, it -> !it.cameToUs()),
            evidence.done(Fact.UnixSocket.class, it -> it.path().startsWith("@")),
            evidence.done(Fact.Socket.class, it -> !it.family().equals("AF_UNIX"))));
  }

  @Override
  String consequence() {
    return "reach nothing";
  }

  @Override
  String because() {
    return "It opened no socket to a network, nor one in the abstract name space.";
  }
}
