package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.PathText;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.List;
import java.util.Optional;

/** A jail that lacks what another setting needs. */
public final class JailCannotStart implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "jail-cannot-start",
          Severity.ERROR,
          "A setting that needs a directory which a bare jail does not have.",
          "With TemporaryFileSystem=/ only what is bound is there. Some settings need /proc, /usr or /etc, and the start fails with 226/NAMESPACE or 217/USER.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    MountTable mounts = MountTable.of(subject);
    Optional<MountTable.Entry> jail = Optional.empty();
    for (MountTable.Entry entry : mounts.entries()) {
      if (entry.kind() == MountTable.Kind.TMPFS
          && entry.path().equals("/")
          && mounts.survives(entry)) {
        jail = Optional.of(entry);
      }
    }
    if (jail.isEmpty()) {
      return;
    }
    if (!hasApiFileSystems(subject, mounts)) {
      needs(subject, "PrivateUsers", "217/USER", jail.get(), findings);
      needs(subject, "ProtectHostname", "226/NAMESPACE", jail.get(), findings);
    }
    for (MountTable.Entry entry : mounts.entries()) {
      if (isMade(entry) && !isThere(mounts, entry.path())) {
        findings.add(
            entry.setting(),
            entry.spoken()
                + " needs "
                + entry.path()
                + ", which is not in the jail that "
                + jail.get().spoken()
                + " ("
                + Finding.whereFrom(entry.setting(), jail.get().setting())
                + ") makes: the start fails with 226/NAMESPACE",
            Fix.byHand("Take it out: what is not bound into the jail needs no protection."));
      }
    }
  }

  private static void needs(
      Subject subject, String directive, String status, MountTable.Entry jail, Findings findings) {
    Optional<Assigned> on = subject.assigned(directive).filter(value -> !value.isNo());
    if (on.isPresent()) {
      findings.add(
          on.get().setting(),
          on.get()
              + " needs /proc, which is not in the jail that "
              + jail.spoken()
              + " ("
              + Finding.whereFrom(on.get().setting(), jail.setting())
              + ") makes: the start fails with "
              + status,
          Fix.of("Bring it in.", new Edit.AddAfter(on.get().setting(), "MountAPIVFS=yes")));
    }
  }

  /** MountAPIVFS=, what implies it, or /proc bound by hand. */
  private static boolean hasApiFileSystems(Subject subject, MountTable mounts) {
    boolean implied = false;
    for (String directive :
        List.of("MountAPIVFS", "ProtectKernelTunables", "ProtectControlGroups", "PrivatePIDs")) {
      implied |= subject.assigned(directive).map(on -> !on.isNo()).orElse(false);
    }
    for (String directive : List.of("ProtectProc", "ProcSubset")) {
      implied |=
          subject
              .assigned(directive)
              .map(on -> !on.value().equals("default") && !on.value().equals("all"))
              .orElse(false);
    }
    return implied || isThere(mounts, "/proc");
  }

  /** Mounts that are made on a path that has to exist, asked for without a leading minus. */
  private static boolean isMade(MountTable.Entry entry) {
    boolean system =
        entry.setting().key().equals("ProtectSystem")
            && (entry.path().equals("/usr") || entry.path().equals("/etc"));
    boolean listed =
        switch (entry.setting().key()) {
          case "ReadWritePaths", "ReadOnlyPaths", "InaccessiblePaths", "NoExecPaths" ->
              !entry.setting().value().contains("-/");
          default -> false;
        };
    return system || listed;
  }

  private static boolean isThere(MountTable mounts, String path) {
    for (MountTable.Entry entry : mounts.entries()) {
      boolean brings =
          switch (entry.kind()) {
            case BIND, PRIVATE_TMP, PRIVATE_DEV -> true;
            case TMPFS -> !entry.path().equals("/");
            case READ_WRITE -> !entry.setting().key().startsWith("ReadWrite");
            case INACCESSIBLE, READ_ONLY, NO_EXEC, EXEC, UNTOUCHED -> false;
          };
      if (brings && (PathText.isIn(path, entry.path()) || PathText.isIn(entry.path(), path))) {
        return true;
      }
    }
    return path.equals("/") || PathText.isIn(path, "/run");
  }
}
