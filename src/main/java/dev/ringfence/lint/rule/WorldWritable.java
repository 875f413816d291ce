package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.OwnDirectory;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;

/** Files and directories that everyone may write to. */
public final class WorldWritable implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "world-writable",
          Severity.WARNING,
          "A mask or a mode that lets every user write.",
          "Any user of the machine can change what the service reads, and so what it does.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    subject
        .assigned("UMask")
        .filter(mask -> octal(mask.value()) >= 0 && (octal(mask.value()) & 2) == 0)
        .ifPresent(mask ->
            findings.add(
                mask.setting(),
                mask + " lets every user write to the files that the service makes",
                Fix.of("Keep at least others out.", new Edit.Reassign(mask.setting(), "0027"))));
    for (OwnDirectory directory : OwnDirectory.values()) {
      subject
          .assigned(directory.directive() + "Mode")
          .filter(mode -> octal(mode.value()) >= 0 && (octal(mode.value()) & 01002) == 2)
          .ifPresent(mode ->
              findings.add(
                  mode.setting(),
                  mode + " lets every user write to the directory",
                  Fix.of("Keep others out.", new Edit.Reassign(mode.setting(), "0750"))));
    }
  }

  private static int octal(String mode) {
    return mode.matches("[0-7]{1,5}") ? Integer.parseInt(mode, 8) : -1;
  }
}
