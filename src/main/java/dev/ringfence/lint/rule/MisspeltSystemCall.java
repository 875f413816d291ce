package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Machine;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Spelling;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A system call or group that this systemd does not know. */
public final class MisspeltSystemCall implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "misspelt-system-call",
          Severity.ERROR,
          "A system call or a group of them that does not exist.",
          "systemd leaves the word out with a warning in the journal. What was to be denied stays allowed; what was to be allowed kills the service.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String directive : List.of("SystemCallFilter", "SystemCallLog")) {
      for (Setting setting : subject.counting(directive)) {
        String list = ListDirectives.withoutTilde(setting.value());
        for (String word : Words.of(list, Words.Rule.UNQUOTE).words()) {
          String name = word.indexOf(':') < 0 ? word : word.substring(0, word.indexOf(':'));
          boolean known = subject.machine().manager().knowsSystemCall(name) || isNumber(name);
          if (!known && !ListDirectives.isAnotherMistake(word)) {
            check(subject.machine(), setting, name, findings);
          }
        }
      }
    }
  }

  private static void check(Machine machine, Setting setting, String name, Findings findings) {
    boolean denied = setting.value().startsWith("~");
    String lost = denied ? "what it stands for is not denied" : "what it stands for is not allowed";
    if (NEWEST.knowsSystemCall(name)) {
      boolean group = name.startsWith("@");
      findings.add(
          group ? Severity.WARNING : Severity.NOTE,
          setting,
          name
              + " is newer than "
              + machine.manager()
              + (group ? "" : " with libseccomp " + machine.manager().libseccomp())
              + ", which leaves it out: "
              + lost,
          Fix.byHand("Say so in a comment, or name what older systems know as well."));
      return;
    }
    Optional<String> near = near(machine, name);
    findings.add(
        setting,
        "there is no "
            + (name.startsWith("@") ? "group of system calls " : "system call ")
            + name
            + ", and systemd leaves it out: "
            + lost,
        near.isEmpty()
            ? Fix.byHand("See systemd-analyze syscall-filter for what there is.")
            : Fix.of("Write " + near.get() + ".", new Edit.ReplaceWord(setting, name, near.get())));
  }

  /** Groups are close to groups, calls to calls. */
  private static Optional<String> near(Machine machine, String name) {
    List<String> same = new ArrayList<>();
    for (String word : machine.manager().systemCallWords()) {
      if (word.startsWith("@") == name.startsWith("@")) {
        same.add(word);
      }
    }
    return Spelling.closest(name, same);
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && name.chars().allMatch(Character::isDigit);
  }

  private static final Systemd NEWEST = Systemd.newestOf(262);
}
