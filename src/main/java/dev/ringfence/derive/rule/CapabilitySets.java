package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.linux.Capability;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sets of capabilities as units write them. */
final class CapabilitySets {
  private CapabilitySets() {}

  /** In the order of their numbers. */
  static Value value(String directive, Collection<String> names) {
    EnumSet<Capability> set = EnumSet.noneOf(Capability.class);
    names.forEach(name -> Capability.named(name).ifPresent(set::add));
    return Value.of(directive, String.join(" ", set.stream().map(Capability::toString).toList()));
  }

  static List<String> names(Set<Capability> capabilities) {
    return capabilities.stream().map(Capability::toString).toList();
  }

  /** The names in a text; unknown ones are left out, as systemd does. */
  static List<String> read(String text) {
    List<String> names = new ArrayList<>();
    for (String word : text.split("\\s+", -1)) {
      Capability.named(word).map(Capability::toString).ifPresent(names::add);
    }
    return names;
  }

  /** What the unit itself allows; empty when it says nothing. */
  static Optional<OwnList> own(Evidence evidence, String directive) {
    return OwnList.read(evidence.unit().settings(directive), CapabilitySets::read);
  }

  static Optional<Verdict.Breaks> breaks(Evidence evidence, String directive, String name) {
    return evidence
        .done(Fact.Capability.class, it -> it.name().equals(name))
        .map(fact ->
            new Verdict.Breaks(
                Value.of(directive, evidence.unit().text(directive, "")), fact, "be refused"));
  }
}
