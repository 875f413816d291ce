package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Words;
import java.util.List;

/** A device and what may be done with it: {@code /dev/NODE rw}, {@code char-GLOB rwm}. */
public record DeviceRule() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    Words words = Splitting.words(value);
    String device = words.words().isEmpty() ? value : words.words().getFirst();
    boolean named =
        device.startsWith("/dev/")
            || device.startsWith("/run/systemd/inaccessible/")
            || device.startsWith("char-")
            || device.startsWith("block-");
    if (!named) {
      return ignored(device, "is neither a path below /dev nor char-NAME or block-NAME");
    }
    if (words.words().size() > 2) {
      return ignored(value, "has more than a device and its rights");
    }
    String rights = words.words().size() == 2 ? words.words().getLast() : "";
    for (int at = 0; at < rights.length(); at++) {
      if ("rwm".indexOf(rights.charAt(at)) < 0) {
        return ignored(rights, "holds other letters than r, w and m");
      }
    }
    return Check.good();
  }

  private static Check ignored(String word, String reason) {
    return Check.bad(Check.Consequence.LINE_IGNORED, word, reason, List.of());
  }
}
