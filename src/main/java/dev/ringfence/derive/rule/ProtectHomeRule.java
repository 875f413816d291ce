package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whatever is there below the home directories and was used, a mere look too, is against yes and
 * tmpfs; only a change is against read-only. What was looked for and is not there is against yes
 * alone, because that answers EACCES where the service is used to ENOENT.
 */
final class ProtectHomeRule extends OnScale {
  private static final List<String> HOMES = List.of("/home", "/root", "/run/user");
  private static final List<String> BINDS = List.of("BindPaths", "BindReadOnlyPaths");

  ProtectHomeRule() {
    super("ProtectHome");
  }

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Optional<Fact.File> used = evidence.done(Fact.File.class, ProtectHomeRule::isUse);
    Optional<Fact.File> missed =
        Evidence.telling(
            evidence.facts(Fact.File.class).stream()
                .filter(it -> Places.missed(it) && isHome(it))
                .toList());
    List<Verdict> verdicts = new ArrayList<>();
    if (!bindsIntoHomes(evidence)) {
      verdicts.add(
          used.or(() -> missed)
              .<Verdict>map(
                  fact -> new Verdict.Breaks(value("yes"), fact, "fail with \"permission denied\""))
              .orElseGet(() ->
                  verdict(evidence, "yes", "It never looked below /home, /root or /run/user.")));
    }
    verdicts.add(
        used.<Verdict>map(fact -> new Verdict.Breaks(value("tmpfs"), fact, "find nothing there"))
            .orElseGet(() ->
                verdict(
                    evidence,
                    "tmpfs",
                    "It found nothing below /home, /root and /run/user that it used.")));
    verdicts.add(
        evidence
            .done(Fact.File.class, it -> it.access().changes() && isHome(it))
            .<Verdict>map(fact ->
                new Verdict.Breaks(value("read-only"), fact, "fail on a read-only file system"))
            .orElseGet(() ->
                verdict(
                    evidence,
                    "read-only",
                    "It never changed anything below /home, /root or /run/user.")));
    return verdicts;
  }

  /** Below the three; and a listing of one of them, or a visit, which an empty one would change. */
  private static boolean isUse(Fact.File file) {
    return isHome(file)
        || (HOMES.contains(file.path())
            && (file.access() == FileAccess.LIST || file.access() == FileAccess.ENTER));
  }

  private static boolean isHome(Fact.File file) {
    return Places.below(file, HOMES)
        || HOMES.stream().anyMatch(home -> Places.within(file.asked(), home));
  }

  /** With yes, bind mounts below the homes vanish without a word; with tmpfs they stay. */
  private static boolean bindsIntoHomes(Evidence evidence) {
    return BINDS.stream()
        .flatMap(directive -> evidence.unit().words(directive).stream())
        .map(word -> word.substring(word.lastIndexOf(':', word.length() - 2) + 1))
        .anyMatch(target -> HOMES.stream().anyMatch(home -> Places.within(target, home)));
  }

  private Verdict verdict(Evidence evidence, String word, String because) {
    Value value = value(word);
    for (String home : HOMES) {
      Optional<String> target = evidence.surroundings().link(home);
      if (target.isPresent()) {
        return evidence.unproven(
            value,
            because,
            new Reason.Dormant(
                home
                    + " is a symbolic link to "
                    + target.get()
                    + ", which it does not protect; InaccessiblePaths= for that place would"),
            Level.MEDIUM,
            List.of());
      }
    }
    return evidence.unopposed(value, because, List.of());
  }
}
