package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.PathWords;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.derive.evidence.WritableAlready;
import dev.ringfence.derive.evidence.WrittenPlaces;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Strict, with the places that were written to opened again: directories that systemd keeps for the
 * service where they are that, ReadWritePaths= otherwise. Against it is only what no list can say:
 * a file made in the root directory itself, or writing all over the place.
 */
final class ProtectSystemRule extends OnScale {
  private static final String NAME = "ProtectSystem";
  private static final String READ_ONLY = "fail on a read-only file system";
  private static final List<String> OF_FULL = List.of("/usr", "/boot", "/efi", "/etc");
  private static final List<String> OF_YES = List.of("/usr", "/boot", "/efi");

  /** A list of more places protects nothing that anybody could tell. */
  private static final int MOST = 24;

  /** A root of the unit's own making, which a strict ProtectSystem= would cover again. */
  private static final List<String> ROOTS = List.of("RootDirectory", "RootImage");

  ProtectSystemRule() {
    super(NAME);
  }

  @Override
  public List<Verdict> judge(Evidence evidence) {
    if (hasRootOfItsOwn(evidence)) {
      return List.of();
    }
    WritableAlready open = writable(evidence);
    Map<String, Fact> places = new TreeMap<>();
    WrittenPlaces.of(evidence)
        .forEach((place, fact) -> {
          if (!open.covers(place)) {
            places.put(place, fact);
          }
        });
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(verdict(evidence, "strict", places, "It wrote to no other place."));
    verdicts.add(
        verdict(
            evidence,
            "full",
            below(places, OF_FULL),
            "It changed nothing else below /usr, /boot and /etc."));
    verdicts.add(
        verdict(
            evidence,
            "yes",
            below(places, OF_YES),
            "It changed nothing else below /usr and /boot."));
    return verdicts;
  }

  /** Places that the unit's own value keeps from being written, and that were. */
  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    String own = evidence.unit().text(NAME, "no");
    String word = Bool.parse(own).map(on -> on ? "yes" : "no").orElse(own);
    for (Verdict verdict : verdicts) {
      boolean opens = verdict.value().assignments().size() > 1;
      if (verdict.value().text().equals(word) && opens) {
        WritableAlready open = writable(evidence);
        Optional<Fact> written =
            Evidence.telling(
                verdict.facts().stream().filter(fact -> !open.covers(path(fact))).toList());
        if (written.isPresent()) {
          return new Standing.Clash(
              evidence.unit().last(NAME).orElseThrow(),
              new Verdict.Breaks(verdict.value(), written.get(), READ_ONLY));
        }
      }
    }
    return super.standing(evidence, planned, verdicts);
  }

  private static String path(Fact fact) {
    return switch (fact) {
      case Fact.File file -> file.path();
      case Fact.UnixSocket socket -> socket.path();
      default -> "";
    };
  }

  private static WritableAlready writable(Evidence evidence) {
    return new WritableAlready(evidence.unit(), evidence.holds("PrivateTmp"));
  }

  private static boolean hasRootOfItsOwn(Evidence evidence) {
    return ROOTS.stream().anyMatch(evidence.unit()::sets)
        || evidence.unit().words("TemporaryFileSystem").stream()
            .anyMatch(word -> word.split(":", 2)[0].equals("/"));
  }

  private static Map<String, Fact> below(Map<String, Fact> places, List<String> roots) {
    Map<String, Fact> some = new TreeMap<>(places);
    some.keySet().removeIf(place -> roots.stream().noneMatch(root -> Places.within(place, root)));
    return some;
  }

  private Verdict verdict(
      Evidence evidence, String word, Map<String, Fact> written, String because) {
    Value value = value(word);
    Map<String, Fact> places = WrittenPlaces.outermost(written);
    for (Map.Entry<String, Fact> place : places.entrySet()) {
      if (place.getKey().equals("/") || !PathWords.canBeWritten(place.getKey())) {
        return new Verdict.Breaks(value, place.getValue(), READ_ONLY);
      }
    }
    Optional<Fact> any = Evidence.telling(List.copyOf(places.values()));
    if (places.size() > MOST && any.isPresent()) {
      return new Verdict.Breaks(
          value, any.get(), "need a list of all " + places.size() + " places it wrote to");
    }
    return evidence.unopposed(
        new WritableLines(evidence, WrittenPlaces.made(evidence)).add(value, places.keySet()),
        because,
        List.copyOf(places.values()));
  }
}
