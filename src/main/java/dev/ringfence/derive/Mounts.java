package dev.ringfence.derive;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;

/**
 * Whatever a service mounts in a mount namespace of its own, the rest of the system does not see.
 * So a service that mounts for others can have no directive that brings such a namespace, unless
 * its unit gives it one already.
 */
final class Mounts {
  private Mounts() {}

  static List<Verdict> judge(String directive, List<Verdict> verdicts, Evidence evidence) {
    Optional<Fact.Mount> mount = evidence.mountForOthers();
    if (mount.isEmpty() || !bringsNamespace(directive) || hasNamespace(evidence)) {
      return verdicts;
    }
    return verdicts.stream()
        .map(verdict ->
            verdict instanceof Verdict.Breaks
                ? verdict
                : (Verdict)
                    new Verdict.Breaks(
                        verdict.value(), mount.get(), "be seen by the service alone"))
        .toList();
  }

  private static boolean hasNamespace(Evidence evidence) {
    return Catalogue.all().stream()
        .filter(known -> known.entry().mountNamespace())
        .map(Directive::name)
        .anyMatch(name -> evidence.unit().switchesOn(name));
  }

  private static boolean bringsNamespace(String directive) {
    return Catalogue.find(directive).filter(it -> it.entry().mountNamespace()).isPresent();
  }
}
