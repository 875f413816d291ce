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
import java.util.Optional;

/** A working directory that the sandbox hides. */
public final class WorkingDirectoryHidden implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "working-directory-hidden",
          Severity.ERROR,
          "A sandbox that hides the service's working directory.",
          "The service fails to start with status 200/CHDIR.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> directory = subject.assigned("WorkingDirectory");
    if (directory.isEmpty() || !directory.get().value().startsWith("/") || subject.hasOwnRoot()) {
      return;
    }
    String path = PathText.simplified(directory.get().value());
    MountTable mounts = MountTable.of(subject);
    Optional<MountTable.Entry> cover = mounts.content(path);
    if (cover.isEmpty()
        || (PathText.canonical(cover.get().path()).equals(PathText.canonical(path))
            && (cover.get().kind() != MountTable.Kind.INACCESSIBLE || subject.runsAsRoot()))
        || cover.get().kind() == MountTable.Kind.BIND
        || mounts.leadsTo(path)) {
      return;
    }
    findings.add(
        directory.get().setting(),
        cover.get().spoken()
            + " ("
            + Finding.whereFrom(directory.get().setting(), cover.get().setting())
            + ") hides "
            + path
            + ": the start fails with 200/CHDIR",
        Fix.byHand("Choose another directory, or bind this one into the sandbox."));
  }
}
