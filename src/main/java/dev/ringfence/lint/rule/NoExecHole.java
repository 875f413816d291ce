package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.PathText;
import dev.ringfence.lint.PathWord;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.ArrayList;
import java.util.List;

/** Directories that can be written and executed although NoExecPaths= lies above them. */
public final class NoExecHole implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "noexec-hole",
          Severity.WARNING,
          "NoExecPaths= that other settings on deeper paths cut holes into.",
          "Every path that another setting mounts, such as ReadWritePaths=, StateDirectory= or PrivateTmp=, is executable again: just the places that the service can write to.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (subject.hasOwnRoot()) {
      return;
    }
    MountTable mounts = MountTable.of(subject);
    for (PathWord forbidden : subject.paths("NoExecPaths")) {
      List<String> holes = new ArrayList<>();
      for (MountTable.Entry entry : mounts.entries()) {
        if (PathText.isBelow(entry.path(), forbidden.path())
            && opens(entry)
            && mounts.survives(entry)
            && !isNamed(subject, entry.path())
            && !holes.contains(PathText.canonical(entry.path()))) {
          holes.add(PathText.canonical(entry.path()));
          if (entry.kind() == MountTable.Kind.PRIVATE_DEV && !isNamed(subject, "/dev/shm")) {
            holes.remove("/dev");
            holes.add("/dev/shm");
          }
        }
      }
      if (!holes.isEmpty()) {
        findings.add(
            forbidden.setting(),
            "programs can be run from "
                + String.join(", ", holes)
                + " all the same: what other settings mount is not covered by "
                + forbidden.spoken(),
            Fix.of(
                "Name these paths as well.",
                new Edit.AddAfter(forbidden.setting(), "NoExecPaths=" + optional(holes))));
      }
    }
  }

  private static String optional(List<String> paths) {
    return "-" + String.join(" -", paths);
  }

  /** Whether a service could put a program there, and the mount lets it run. */
  private static boolean opens(MountTable.Entry entry) {
    return switch (entry.kind()) {
      case READ_WRITE, PRIVATE_TMP, PRIVATE_DEV -> true;
      case BIND, TMPFS -> !entry.readOnly();
      case UNTOUCHED ->
          entry.path().equals("/home")
              || entry.path().equals("/root")
              || entry.path().equals("/dev");
      case INACCESSIBLE, READ_ONLY, NO_EXEC, EXEC -> false;
    };
  }

  private static boolean isNamed(Subject subject, String path) {
    for (String directive : List.of("NoExecPaths", "ExecPaths")) {
      for (PathWord word : subject.paths(directive)) {
        boolean root = directive.equals("NoExecPaths") && word.path().equals("/");
        if (!root && PathText.canonical(word.path()).equals(PathText.canonical(path))) {
          return true;
        }
      }
    }
    return false;
  }
}
