package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Devices;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.PathWords;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Closed, with the devices that were opened allowed one by one. Only a device node that was made is
 * against it, because its numbers are nobody's to know. PrivateDevices= brings it along.
 */
final class DevicePolicyRule extends OnScale {
  private static final String ALLOW = "DeviceAllow";

  /** More single devices than this are a service that manages devices. */
  private static final int MOST = 12;

  DevicePolicyRule() {
    super("DevicePolicy");
  }

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Value closed = value("closed");
    List<Fact.Device> opened = new ArrayList<>();
    for (Fact.Device device : evidence.factsOfGroup(Fact.Device.class)) {
      if (device.seen().outcome().succeeded() && !Devices.isPseudo(device.path())) {
        opened.add(device);
      }
    }
    Optional<Fact.Device> made =
        Evidence.telling(opened.stream().filter(it -> it.access() == FileAccess.CREATE).toList());
    if (made.isPresent()) {
      return List.of(new Verdict.Breaks(closed, made.get(), "be refused"));
    }
    Optional<Fact.Device> unwritable =
        Evidence.telling(opened.stream().filter(it -> !PathWords.canBeWritten(it.path())).toList());
    if (unwritable.isPresent()) {
      return List.of(
          new Verdict.Breaks(
              closed, unwritable.get(), "need a line that no unit file can hold, for its name"));
    }
    TreeMap<String, String> rights = new TreeMap<>();
    opened.forEach(device -> rights.merge(device.path(), letter(device), DevicePolicyRule::both));
    if (rights.size() > MOST) {
      return List.of(
          new Verdict.Breaks(
              closed,
              Evidence.telling(opened).orElseThrow(),
              "need a list of all " + rights.size() + " devices that it opened"));
    }
    Value value = closed;
    for (var right : rights.entrySet()) {
      value = value.and(ALLOW, PathWords.word(right.getKey()) + " " + right.getValue());
    }
    return List.of(
        evidence.unopposed(
            value,
            rights.isEmpty()
                ? "It opened no device but those that every service keeps, such as /dev/null."
                : "It opened no device but " + String.join(", ", rights.keySet()) + ".",
            opened));
  }

  private static String letter(Fact.Device device) {
    return device.access() == FileAccess.WRITE ? "w" : "r";
  }

  private static String both(String one, String two) {
    return one.equals(two) ? one : "rw";
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    Optional<Standing> clash = OwnLimits.devices(evidence);
    if (clash.isPresent()) {
      return clash.get();
    }
    if (evidence.holds("PrivateDevices")) {
      return new Standing.Enough("PrivateDevices=yes brings DevicePolicy=closed");
    }
    return evidence.unit().sets(ALLOW)
        ? new Standing.Enough("the unit has a list of devices of its own")
        : super.standing(evidence, planned, verdicts);
  }

  @Override
  public Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return OwnLimits.devices(evidence).orElseGet(() -> super.standing(evidence, verdicts));
  }

  /** A private /dev has not got the node at all, so that the list is not asked. */
  @Override
  public List<Refused> refused(Evidence evidence) {
    return evidence.unit().switchesOn("PrivateDevices")
        ? List.of()
        : Refused.by(
            OwnLimits.devices(evidence),
            fact ->
                fact instanceof Fact.Device device
                    ? List.of(
                        new Assignment(ALLOW, PathWords.word(device.path()) + " " + letter(device)))
                    : List.of());
  }
}
