package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.unit.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Nothing for others, when nothing was made that others could be meant to reach. A socket with a
 * path is against it: who connects needs to write to it. Who reads files is not to be seen from
 * here.
 */
final class UMaskRule implements Rule {
  private static final String NAME = "UMask";
  private static final int GROUP_AND_OTHERS = 077;

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Value own = Value.of(NAME, "0077");
    Optional<Fact.UnixSocket> socket =
        evidence.done(
            Fact.UnixSocket.class, it -> it.call().equals("bind") && !it.path().startsWith("@"));
    if (socket.isPresent()) {
      return List.of(
          new Verdict.Breaks(own, socket.get(), "keep everybody but its own user from connecting"));
    }
    Optional<Fact.File> made =
        evidence.done(Fact.File.class, it -> it.access() == FileAccess.CREATE);
    return List.of(
        made.<Verdict>map(file ->
                evidence.unproven(
                    own,
                    "It made no socket that others connect to.",
                    new Reason.Beyond(
                        "whether others read the files it makes, such as "
                            + file.path()
                            + ", cannot be seen from here"),
                    Level.HIGH,
                    List.of(file)))
            .orElseGet(() -> evidence.unopposed(own, "It made no file.", List.of())));
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return own(evidence, verdicts);
  }

  @Override
  public Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return own(evidence, verdicts);
  }

  /** A socket that the unit's own mask shuts everybody else out of, and that nothing opened. */
  private static Standing own(Evidence evidence, List<Verdict> verdicts) {
    Optional<Setting> setting = evidence.unit().last(NAME);
    if (setting.isEmpty()) {
      return new Standing.Open();
    }
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Breaks breaks
          && breaks.fact() instanceof Fact.UnixSocket socket
          && shutsOut(setting.get().value())
          && evidence
              .done(
                  Fact.File.class,
                  file -> file.access() == FileAccess.CHMOD && file.path().equals(socket.path()))
              .isEmpty()) {
        return new Standing.Clash(setting.get(), breaks);
      }
    }
    return new Standing.Enough("the unit has a UMask= of its own");
  }

  private static boolean shutsOut(String mask) {
    try {
      return (Integer.parseInt(mask, 8) & GROUP_AND_OTHERS) == GROUP_AND_OTHERS;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Only where it keeps others from writing, which it takes to connect to a socket. */
  @Override
  public List<Refused> refused(Evidence evidence) {
    return evidence
        .unit()
        .last(NAME)
        .filter(own -> own.value().matches("0?[0-7]?[2367][2367]"))
        .filter(_ -> judge(evidence).getFirst() instanceof Verdict.Breaks)
        .map(own ->
            Refused.by(own, ((Verdict.Breaks) judge(evidence).getFirst()).fact(), NAME, "0000"))
        .stream()
        .toList();
  }
}
