package dev.ringfence.lint.rule;

import dev.ringfence.lint.CapabilityList;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.ExecLine;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Program;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.linux.Capability;
import dev.ringfence.unit.Setting;
import java.util.Optional;

/** A program with file capabilities that the bounding set does not have. */
public final class FileCapabilityOutsideBoundingSet implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "file-capability-outside-bounding-set",
          Severity.ERROR,
          "A program whose file capabilities the bounding set leaves out.",
          "The kernel refuses to run a program that cannot get the capabilities its file gives: the start fails with 203/EXEC.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (!subject.inPlace()) {
      return;
    }
    CapabilityList bounding = CapabilityList.bounding(subject);
    for (ExecLine line : subject.commands()) {
      if (line.isUnconfined()) {
        continue;
      }
      for (Capability capability : Program.of(line, subject).fileCapabilities()) {
        Optional<Setting> taken = bounding.takenBy(capability);
        if (taken.isPresent()) {
          findings.add(
              line.setting(),
              "the file of "
                  + line.name()
                  + " gives "
                  + capability
                  + ", which the bounding set ("
                  + Finding.whereFrom(line.setting(), taken.get())
                  + ") leaves out: the start fails with 203/EXEC",
              Fix.of(
                  "Let the bounding set have it.",
                  new Edit.AddAfter(taken.get(), "CapabilityBoundingSet=" + capability)));
        }
      }
    }
  }
}
