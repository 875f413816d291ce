package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.linux.Capability;
import dev.ringfence.observe.Fact;
import dev.ringfence.unit.Setting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The capabilities that were used, and those that executed files carry: without these the kernel
 * refuses to execute such a file at all. A check that failed needs nothing.
 */
final class CapabilityBoundingSetRule implements Rule {
  private static final String NAME = "CapabilityBoundingSet";
  private static final Set<String> KERNEL_LOG = Set.of("/proc/kmsg", "/dev/kmsg");

  @Override
  public List<Verdict> judge(Evidence evidence) {
    List<Fact> support = new ArrayList<>();
    EnumSet<Capability> needed = needed(evidence, support);
    String because = because(needed);
    widen(needed);
    List<Verdict> verdicts = new ArrayList<>();
    Optional<Fact.Identity> dropped =
        evidence.done(Fact.Identity.class, it -> it.what().equals("user") && it.id() != 0);
    if (dropped.isPresent() && evidence.unit().asRoot() && !needed.contains(Capability.KILL)) {
      // A master that stays root signals workers that do not: on reload, or when one hangs.
      verdicts.add(
          evidence.unproven(
              value(needed),
              because,
              new Reason.RarePath(
                  "it changes its user, and signalling such processes later takes CAP_KILL"),
              Level.HIGH,
              support));
      needed.add(Capability.KILL);
      because += " CAP_KILL is for signalling the processes that changed their user.";
    }
    Set<Capability> others = EnumSet.copyOf(needed);
    Optional<Fact.Capability> asked =
        evidence.done(
            Fact.Capability.class,
            it ->
                it.isForLargerBuffers()
                    && Capability.named(it.name()).filter(others::contains).isEmpty());
    if (asked.isPresent()) {
      verdicts.add(
          evidence.unproven(
              value(needed),
              because,
              new Reason.Dormant(
                  "it had larger socket buffers than this host's limit by "
                      + asked.get().name()
                      + " ("
                      + asked.get().reason()
                      + "), and goes on with smaller ones without it"),
              Level.MEDIUM,
              support));
      Capability.named(asked.get().name()).ifPresent(needed::add);
      because += " " + asked.get().name() + " is for larger socket buffers.";
      support.add(asked.get());
    }
    verdicts.add(evidence.unopposed(value(needed), because, support));
    return verdicts;
  }

  private static String because(Set<Capability> used) {
    if (used.isEmpty()) {
      return "It used no capability.";
    }
    boolean one = used.contains(Capability.SETUID) != used.contains(Capability.SETGID);
    return "It used no capability but "
        + value(used).text()
        + (one ? "; CAP_SETUID and CAP_SETGID go together." : ".");
  }

  private static EnumSet<Capability> needed(Evidence evidence, List<Fact> support) {
    EnumSet<Capability> needed = EnumSet.noneOf(Capability.class);
    // systemd cannot raise a capability that the bounding set lacks: the start would fail.
    for (String name : evidence.unit().words("AmbientCapabilities")) {
      Capability.named(name).ifPresent(needed::add);
    }
    for (Fact.Capability fact : evidence.done(Fact.Capability.class)) {
      if (!fact.isForLargerBuffers()) {
        Capability.named(fact.name()).filter(needed::add).ifPresent(_ -> support.add(fact));
      }
    }
    // A clone's kernel log is an empty file, for which nobody asks for the capability.
    evidence
        .done(Fact.File.class, file -> KERNEL_LOG.contains(file.path()))
        .filter(_ -> needed.add(Capability.SYSLOG))
        .ifPresent(support::add);
    for (Fact.Child child : evidence.done(Fact.Child.class)) {
      for (String name : child.fileCapabilities()) {
        Optional<Capability> capability = Capability.named(name);
        if (capability.isPresent() && needed.add(capability.get())) {
          support.add(child);
        }
      }
    }
    return needed;
  }

  /** Who changes the user changes the groups as well, sooner or later. */
  private static void widen(Set<Capability> needed) {
    if (needed.contains(Capability.SETUID) || needed.contains(Capability.SETGID)) {
      needed.add(Capability.SETUID);
      needed.add(Capability.SETGID);
    }
  }

  private static Value value(Set<Capability> capabilities) {
    return CapabilitySets.value(NAME, CapabilitySets.names(capabilities));
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    Optional<Setting> emptied = evidence.unit().emptied(NAME);
    if (emptied.isPresent()) {
      return evidence
          .done(Fact.Capability.class, _ -> true)
          .<Standing>map(fact ->
              new Standing.Clash(
                  emptied.get(), new Verdict.Breaks(Value.of(NAME, ""), fact, "be refused")))
          .orElseGet(() -> new Standing.Enough("the unit allows no capability at all"));
    }
    return CapabilitySets.own(evidence, NAME)
        .map(own ->
            own.standing(
                new TreeSet<>(CapabilitySets.read(planned.text())),
                names -> CapabilitySets.value(NAME, names),
                name -> CapabilitySets.breaks(evidence, NAME, name)))
        .orElseGet(Standing.Open::new);
  }

  @Override
  public List<Refused> refused(Evidence evidence) {
    Map<String, Fact> used = new TreeMap<>();
    evidence.done(Fact.Capability.class).forEach(fact -> used.putIfAbsent(fact.name(), fact));
    evidence
        .done(Fact.Child.class)
        .forEach(child -> child.fileCapabilities().forEach(name -> used.putIfAbsent(name, child)));
    if (used.isEmpty()) {
      return List.of();
    }
    Optional<Setting> emptied = evidence.unit().emptied(NAME);
    Optional<OwnList> own =
        emptied.isPresent()
            ? Optional.of(new OwnList(true, Set.of(), emptied.get()))
            : CapabilitySets.own(evidence, NAME);
    return own.map(list -> list.refused(used)).orElseGet(List::of);
  }
}
