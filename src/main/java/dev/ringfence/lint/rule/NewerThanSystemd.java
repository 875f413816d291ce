package dev.ringfence.lint.rule;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.ValueKind;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.KnownKeys;
import dev.ringfence.lint.Machine;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.SystemdVersion;
import java.util.List;
import java.util.Optional;

/** A setting that the systemd in question does not read yet, or no longer. */
public final class NewerThanSystemd implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "newer-than-systemd",
          Severity.WARNING,
          "A setting that is newer than the systemd it is meant for.",
          "An older systemd ignores the line with a warning, and what it protects from is open.");

  private static final SystemdVersion NEWEST = SystemdVersion.of(262);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Setting setting : subject.unit().settings()) {
      List<KnownKeys.Reading> readings = KnownKeys.readings(setting.key());
      for (KnownKeys.Reading reading : readings) {
        if (reading.sections().contains(setting.section())) {
          check(setting, since(setting.key(), reading), reading, subject.machine(), findings);
        }
      }
      if (setting.section().equals(subject.section())) {
        checkValue(subject, setting, findings);
      }
    }
  }

  /** A value that a later release reads, and this one does not. */
  private static void checkValue(Subject subject, Setting setting, Findings findings) {
    SystemdVersion version = subject.machine().systemd();
    Optional<Directive> directive = Catalogue.find(setting.key());
    Optional<String> value = subject.expanded(setting.value());
    if (directive.isEmpty()
        || value.isEmpty()
        || value.get().isEmpty()
        || !directive.get().entry().placement().sections().contains(subject.section())
        || !directive.get().entry().knownTo(version)) {
      return;
    }
    ValueKind kind = directive.get().entry().kind();
    for (Check.Complaint complaint : kind.check(value.get(), version).complaints()) {
      if (kind.check(complaint.word(), NEWEST).isGood()) {
        findings.add(
            setting,
            setting.key()
                + "="
                + complaint.word()
                + " "
                + complaint.reason()
                + ", but this is for "
                + subject.machine().manager().release()
                + ", which ignores it",
            Fix.byHand("Put what older systems read into a line before it."));
      }
    }
  }

  /** The catalogue is exact where the manual pages that the table was made from are not. */
  private static int since(String key, KnownKeys.Reading reading) {
    return Catalogue.find(key).map(known -> known.entry().since()).orElse(reading.since());
  }

  private static void check(
      Setting setting, int since, KnownKeys.Reading reading, Machine machine, Findings findings) {
    if (!machine.systemd().atLeast(since)) {
      findings.add(
          setting,
          setting.key()
              + "= is read from systemd "
              + since
              + " on, but this is for "
              + machine.manager().release()
              + ", which ignores the line",
          Fix.byHand("Say so in a comment, or protect older systems in another way as well."));
    } else if (reading.isGoneFrom(machine.systemd())) {
      findings.add(
          Severity.NOTE,
          setting,
          "systemd " + machine.manager().release() + " no longer reads " + setting.key() + "=",
          Fix.of("Take the line out, or use what came in its place.", new Edit.Remove(setting)));
    }
  }
}
