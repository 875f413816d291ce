package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Devices;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Any node that its own /dev lacks is against it, and so are a listing of /dev, a device node made,
 * raw I/O, and code mapped from /dev, which it mounts noexec.
 */
final class PrivateDevicesRule extends OnOff {
  private static final Set<String> CAPABILITIES = Set.of("CAP_MKNOD", "CAP_SYS_RAWIO");

  PrivateDevicesRule() {
    super("PrivateDevices");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    Set<String> raw = Calls.of("@raw-io", evidence);
    return firstOf(
        List.of(
            evidence.done(
                Fact.Device.class,
                it -> it.access() == FileAccess.CREATE || !Devices.inPrivateDev(it.path())),
            evidence.done(Fact.File.class, PrivateDevicesRule::isAgainst),
            evidence.done(Fact.ExecutableMemory.class, it -> isOnDev(it.mapping())),
            evidence.done(Fact.Syscall.class, it -> raw.contains(it.name())),
            evidence.done(Fact.Capability.class, it -> CAPABILITIES.contains(it.name()))));
  }

  private static boolean isAgainst(Fact.File file) {
    return file.path().equals("/dev")
        ? file.access() == FileAccess.LIST || file.access().changes() || file.whole()
        : Places.within(file.path(), "/dev")
            && (!Devices.inPrivateDev(file.path())
                || (isOnDev(file.path())
                    && (file.access() == FileAccess.MAP_EXECUTABLE
                        || file.access() == FileAccess.EXECUTE)));
  }

  /** On /dev itself, which it mounts noexec, and not on another file system below. */
  private static boolean isOnDev(String path) {
    return Places.within(path, "/dev")
        && !Places.within(path, "/dev/shm")
        && !Places.within(path, "/dev/hugepages");
  }

  @Override
  String consequence() {
    return "fail, or show something else";
  }

  @Override
  String because() {
    return "It used no device but those that every service keeps, such as /dev/null.";
  }
}
