package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The types of namespaces that were made or entered; without any, none is allowed. */
final class RestrictNamespacesRule implements Rule {
  private static final String NAME = "RestrictNamespaces";

  /** In the order of systemd.exec(5); {@code time} from 252 on. */
  private static final List<String> TYPES =
      List.of("cgroup", "ipc", "net", "mnt", "pid", "user", "uts", "time");

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Map<String, Fact.Namespace> used = used(evidence);
    Value value = value(used.keySet());
    for (Fact.Namespace namespace : used.values()) {
      // setns() without a type is refused whatever the list says, and so are types unknown to it.
      if (!TYPES.contains(namespace.type())) {
        return List.of(new Verdict.Breaks(value(List.of()), namespace, "be refused"));
      }
    }
    List<Verdict> verdicts = new ArrayList<>();
    if (!used.isEmpty()) {
      verdicts.add(
          new Verdict.Breaks(
              value(List.of()),
              Evidence.<Fact>telling(List.copyOf(used.values())).orElseThrow(),
              "be refused"));
    }
    verdicts.add(
        evidence.unopposed(
            value,
            used.isEmpty()
                ? "It never made or entered a namespace."
                : "It made and entered no namespaces but those of " + value.text() + ".",
            List.copyOf(used.values())));
    return verdicts;
  }

  /** Types that this systemd has no word for are not restricted by it, and left out. */
  private static Map<String, Fact.Namespace> used(Evidence evidence) {
    Map<String, Fact.Namespace> used = new TreeMap<>();
    boolean knowsTime = evidence.surroundings().systemd().version().atLeast(252);
    for (Fact.Namespace namespace : evidence.done(Fact.Namespace.class)) {
      if (knowsTime || !namespace.type().equals("time")) {
        used.putIfAbsent(namespace.type(), namespace);
      }
    }
    return used;
  }

  private static Value value(Collection<String> types) {
    return Value.of(
        NAME,
        types.isEmpty()
            ? "yes"
            : String.join(" ", TYPES.stream().filter(types::contains).toList()));
  }

  private static List<String> read(String text) {
    return Bool.parse(text)
        .map(restricted -> restricted ? List.<String>of() : TYPES)
        .orElseGet(() -> Arrays.stream(text.split("\\s+", -1)).filter(TYPES::contains).toList());
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    Map<String, Fact.Namespace> used = used(evidence);
    return OwnList.read(evidence.unit().settings(NAME), RestrictNamespacesRule::read)
        .map(own ->
            own.standing(
                new TreeSet<>(read(planned.text())),
                RestrictNamespacesRule::value,
                type ->
                    Optional.ofNullable(used.get(type))
                        .map(fact ->
                            new Verdict.Breaks(
                                Value.of(NAME, own.last().value()), fact, "be refused"))))
        .orElseGet(Standing.Open::new);
  }

  @Override
  public List<Refused> refused(Evidence evidence) {
    return OwnList.read(evidence.unit().settings(NAME), RestrictNamespacesRule::read)
        .map(own -> own.refused(used(evidence)))
        .orElseGet(List::of);
  }
}
