package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.ExecLine;
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

/** A PID file that the service cannot write. */
public final class PidFileReadOnly implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "pid-file-read-only",
          Severity.ERROR,
          "A PID file in a directory that the sandbox makes read-only.",
          "A forking daemon cannot write its PID file, and systemd waits for it until the start times out.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> pidFile = subject.assigned("PIDFile");
    boolean forking =
        subject.assigned("Type").map(type -> type.value().equals("forking")).orElse(false);
    if (pidFile.isEmpty() || !forking || subject.hasOwnRoot()) {
      return;
    }
    String written = pidFile.get().value();
    String path = PathText.simplified(written.startsWith("/") ? written : "/run/" + written);
    Optional<MountTable.Entry> access = MountTable.of(subject).access(path);
    boolean exempt = false;
    for (ExecLine line : subject.mainCommands()) {
      exempt |= line.isUnconfined();
    }
    if (access.isPresent() && access.get().readOnly() && !exempt) {
      findings.add(
          pidFile.get().setting(),
          access.get().spoken()
              + " ("
              + Finding.whereFrom(pidFile.get().setting(), access.get().setting())
              + ") makes "
              + path
              + " read-only: the daemon cannot write its PID file, and the start times out",
          Fix.byHand(
              "Put it into a RuntimeDirectory=, or better use Type=notify or Type=exec and no PID"
                  + " file."));
    }
  }
}
