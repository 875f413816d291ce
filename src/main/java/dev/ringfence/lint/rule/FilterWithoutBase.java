package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.lint.SystemCallSet;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;

/** A filter of system calls that no program survives. */
public final class FilterWithoutBase implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "filter-without-base",
          Severity.ERROR,
          "SystemCallFilter= that denies what every program needs to start.",
          "Before its first line of code runs, a program opens and reads its libraries. Without those system calls it is killed by SIGSYS as it starts.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    List<Setting> settings = subject.counting("SystemCallFilter");
    if (settings.isEmpty()) {
      return;
    }
    SystemCallSet calls = SystemCallSet.of(subject, settings);
    List<String> missing = new ArrayList<>();
    for (String call : List.of("execve", "mmap", "read", "openat", "close", "exit_group")) {
      if (!calls.allows(call)) {
        missing.add(call);
      }
    }
    if (!missing.isEmpty()) {
      Setting blamed = settings.getLast();
      findings.add(
          blamed,
          "the filter denies " + String.join(", ", missing) + ": no program can start under it",
          calls.isAllowList() && !names(settings, "@system-service")
              ? Fix.of(
                  "Begin with @system-service, which has what services need.",
                  new Edit.AddAfter(blamed, "SystemCallFilter=@system-service"))
              : Fix.byHand(
                  "Take these calls, or the group they come from, out of what is denied."));
    }
  }

  private static boolean names(List<Setting> settings, String word) {
    for (Setting setting : settings) {
      if (Words.of(setting.value()).words().contains(word)) {
        return true;
      }
    }
    return false;
  }
}
