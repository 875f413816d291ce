package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.PathText;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.lint.Word;
import dev.ringfence.unit.Setting;
import java.util.List;
import java.util.Optional;

/** A device that is allowed and not there. */
public final class DeviceNotInDev implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "device-not-in-dev",
          Severity.WARNING,
          "DeviceAllow= for a device that PrivateDevices=yes takes out of /dev.",
          "The control group would let the service open the device, but there is no node to open.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> priv = subject.assigned("PrivateDevices").filter(Assigned::isYes);
    if (priv.isEmpty() || bindsDevices(subject)) {
      return;
    }
    for (Setting setting : subject.counting("DeviceAllow")) {
      List<Word> words = subject.words(setting);
      if (!words.isEmpty() && !isThere(words.getFirst().text())) {
        findings.add(
            setting,
            priv.get()
                + " ("
                + Finding.whereFrom(setting, priv.get().setting())
                + ") leaves no "
                + words.getFirst().text()
                + " in /dev to open",
            Fix.byHand(
                "Use DevicePolicy=closed instead of PrivateDevices=yes, or bind the node with"
                    + " BindPaths=."));
      }
    }
  }

  private static boolean bindsDevices(Subject subject) {
    for (MountTable.Entry entry : MountTable.of(subject).entries()) {
      if (entry.kind() == MountTable.Kind.BIND && PathText.isIn(entry.path(), "/dev")) {
        return true;
      }
    }
    return false;
  }

  /** What systemd puts into a private /dev, and groups that it belongs to. */
  private static boolean isThere(String device) {
    return switch (device) {
      case "/dev/null",
          "/dev/zero",
          "/dev/full",
          "/dev/random",
          "/dev/urandom",
          "/dev/tty",
          "/dev/ptmx",
          "/dev/pts",
          "char-mem",
          "char-pts",
          "char-ptmx" ->
          true;
      default -> device.startsWith("/dev/pts/") || device.startsWith("/dev/shm");
    };
  }
}
