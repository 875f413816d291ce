package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import java.util.Optional;

/** A System V object or a message queue with a name is against it: others may share it. */
final class PrivateIPCRule extends OnOff {
  PrivateIPCRule() {
    super("PrivateIPC");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return evidence.done(Fact.Ipc.class, it -> !it.name().isEmpty());
  }

  @Override
  String consequence() {
    return "be seen by the service alone";
  }

  @Override
  String because() {
    return "It used no System V object and no message queue that others could share.";
  }
}
