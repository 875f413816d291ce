package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A write to the control group tree is against all of it. From 257 on there is {@code strict},
 * which also shows the service a tree of its own: a look at the real one is against that.
 */
final class ProtectControlGroupsRule extends OnScale {
  private static final String NAME = "ProtectControlGroups";
  private static final String TREE = "/sys/fs/cgroup";
  private static final List<String> OWN_PLACE =
      List.of("/proc/self/cgroup", "/proc/thread-self/cgroup", "/proc/self/mountinfo");

  ProtectControlGroupsRule() {
    super(NAME);
  }

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Optional<Fact> written =
        OnOff.firstOf(
            List.of(
                evidence.done(Fact.CgroupWrite.class, _ -> true),
                evidence.done(
                    Fact.File.class,
                    it -> it.access().changes() && Places.within(it.path(), TREE))));
    List<Verdict> verdicts = new ArrayList<>();
    if (evidence.surroundings().systemd().version().atLeast(257)) {
      Optional<? extends Fact> looked =
          written.isPresent()
              ? written
              : evidence.done(
                  Fact.File.class,
                  it -> Places.within(it.path(), TREE) || OWN_PLACE.contains(it.path()));
      verdicts.add(
          verdict(
              evidence,
              "strict",
              looked,
              "find a tree of its own instead",
              "It never looked at the control groups."));
    }
    verdicts.add(
        verdict(
            evidence,
            "yes",
            written,
            "fail on a read-only file system",
            "It never wrote to the control groups."));
    return verdicts;
  }

  /** A tree of its own shows less than the read-only one of all; neither is the stricter. */
  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return evidence.unit().text(NAME, "").equals("private") && planned.text().equals("yes")
        ? standing(evidence, verdicts)
        : super.standing(evidence, planned, verdicts);
  }

  private Verdict verdict(
      Evidence evidence,
      String word,
      Optional<? extends Fact> against,
      String consequence,
      String because) {
    Value value = value(word);
    return against
        .<Verdict>map(fact -> new Verdict.Breaks(value, fact, consequence))
        .orElseGet(() -> evidence.unopposed(value, because, List.of()));
  }
}
