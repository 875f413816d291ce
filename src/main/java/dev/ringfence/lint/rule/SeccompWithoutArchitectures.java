package dev.ringfence.lint.rule;

import dev.ringfence.directive.value.Bool;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import java.util.List;
import java.util.Optional;

/** System call filters that a program of another architecture walks around. */
public final class SeccompWithoutArchitectures implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "seccomp-without-architectures",
          Severity.WARNING,
          "Filters of system calls without SystemCallArchitectures=.",
          "A 64-bit kernel also takes the system calls of 32-bit programs. Some filters cannot see into those: 32-bit x86 makes sockets through socketcall(), which RestrictAddressFamilies= cannot read.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (!subject.settings("SystemCallArchitectures").isEmpty()) {
      return;
    }
    Optional<Setting> first = Optional.empty();
    boolean holed = false;
    for (String directive :
        List.of(
            "RestrictAddressFamilies",
            "MemoryDenyWriteExecute",
            "SystemCallFilter",
            "RestrictNamespaces",
            "RestrictRealtime",
            "RestrictSUIDSGID",
            "LockPersonality")) {
      Optional<Setting> setting = active(subject, directive);
      if (first.isEmpty() && setting.isPresent()) {
        first = setting;
        holed = directive.equals("RestrictAddressFamilies");
      }
    }
    if (first.isPresent()) {
      findings.add(
          holed ? Severity.WARNING : Severity.NOTE,
          first.get(),
          holed
              ? first.get().key()
                  + "= does not hold for 32-bit x86 programs, which a 64-bit kernel runs as well"
              : "programs of other architectures are let in, with system calls that fewer people"
                  + " have looked at",
          Fix.of(
              "Let in only this machine's own.",
              new Edit.AddAfter(first.get(), "SystemCallArchitectures=native")));
    }
  }

  /** The line that switches a filter on; a list is on as soon as it says something. */
  private static Optional<Setting> active(Subject subject, String directive) {
    List<Setting> settings = subject.counting(directive);
    boolean on = !settings.isEmpty() && Bool.parse(settings.getLast().value()).orElse(true);
    return on ? Optional.of(settings.getFirst()) : Optional.empty();
  }
}
