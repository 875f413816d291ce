package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.RootFiles;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.List;
import java.util.Optional;

/** Homes that ProtectHome= does not reach. */
public final class HomeIsALink implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "home-is-a-link",
          Severity.WARNING,
          "ProtectHome= where /home or /root is a symbolic link.",
          "The protection is for /home, /root and /run/user. Where one of them leads elsewhere, the homes stay open under their real path (systemd issue 41045).");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> home = subject.assigned("ProtectHome").filter(on -> !on.isNo());
    if (home.isEmpty() || !subject.inPlace()) {
      return;
    }
    RootFiles files = subject.machine().files();
    for (String path : List.of("/home", "/root")) {
      String real = files.isLink(path) ? files.real(path) : path;
      if (!real.equals(path) && MountTable.of(subject).inaccessibleAbove(real).isEmpty()) {
        findings.add(
            home.get().setting(),
            path + " is a link to " + real + ", which " + home.get() + " does not protect",
            Fix.of(
                "Close the real directory as well.",
                new Edit.AddAfter(home.get().setting(), "InaccessiblePaths=" + real)));
      }
    }
  }
}
