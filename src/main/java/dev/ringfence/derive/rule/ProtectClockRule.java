package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Devices;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Setting a clock is against it, and so is every call of {@code @clock}: its filter refuses reading
 * the adjustment too. Up to 251 it also brings DeviceAllow=char-rtc, which shuts out every other
 * device.
 */
final class ProtectClockRule extends OnOff {
  private static final Set<String> CAPABILITIES = Set.of("CAP_SYS_TIME", "CAP_WAKE_ALARM");

  ProtectClockRule() {
    super("ProtectClock");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    Set<String> calls = Calls.of("@clock", evidence);
    return firstOf(
        List.of(
            evidence.done(Fact.Clock.class, _ -> true),
            evidence.done(Fact.Syscall.class, it -> calls.contains(it.name())),
            evidence.done(Fact.Capability.class, it -> CAPABILITIES.contains(it.name())),
            device(evidence)));
  }

  private static Optional<Fact.Device> device(Evidence evidence) {
    boolean shutsOthersOut = !evidence.surroundings().systemd().version().atLeast(252);
    return Evidence.telling(
        evidence.factsOfGroup(Fact.Device.class).stream()
            .filter(it -> it.seen().outcome().succeeded())
            .filter(it ->
                it.path().startsWith("/dev/rtc")
                    || (shutsOthersOut && !Devices.isPseudo(it.path())))
            .toList());
  }

  @Override
  String consequence() {
    return "be refused";
  }

  @Override
  String because() {
    return "It never set or steered a clock.";
  }
}
