package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import java.util.List;

/**
 * Everything of /proc that is not about a process is against it, a mere look too: programs that
 * miss it often go on with wrong numbers instead of failing.
 */
final class ProcSubsetRule extends OnScale {
  /** Symbolic links of /proc that go with the rest. */
  private static final List<String> LINKS = List.of("/proc/mounts", "/proc/net");

  ProcSubsetRule() {
    super("ProcSubset");
  }

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Value pid = value("pid");
    return List.of(
        evidence
            .done(Fact.File.class, ProcSubsetRule::isAgainst)
            .<Verdict>map(fact -> new Verdict.Breaks(pid, fact, "find nothing there"))
            .orElseGet(() ->
                evidence.unopposed(
                    pid, "Of /proc it used nothing but what is about processes.", List.of())));
  }

  private static boolean isAgainst(Fact.File file) {
    return isOfTheSystem(file.path())
        || isOfTheSystem(file.asked())
        || LINKS.stream().anyMatch(link -> Places.within(file.asked(), link));
  }

  private static boolean isOfTheSystem(String path) {
    if (!path.startsWith("/proc/")) {
      return false;
    }
    int end = path.indexOf('/', "/proc/".length());
    String name = path.substring("/proc/".length(), end < 0 ? path.length() : end);
    return switch (name) {
      case "self", "thread-self", "PID" -> false;
      default -> !name.chars().allMatch(Character::isDigit);
    };
  }
}
