package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The set that services usually need, with what this one needs beside it and without the groups
 * that it needs nothing of: groups outlive an upgrade of the libraries, lists of names do not.
 * Refused calls fail with EPERM instead of killing the service.
 */
final class SystemCallFilterRule implements Rule {
  static final String NAME = "SystemCallFilter";
  private static final String ERRNO = "SystemCallErrorNumber";
  private static final String BASE = "@system-service";

  /** Taken away whole where nothing of them is needed; in the order of their weight. */
  private static final List<String> GROUPS =
      List.of("@privileged", "@resources", "@chown", "@setuid", "@keyring");

  /** Outside the base; denied one by one where a list of what is allowed will not do. */
  private static final List<String> OUTSIDE =
      List.of(
          "@clock",
          "@cpu-emulation",
          "@debug",
          "@module",
          "@mount",
          "@obsolete",
          "@raw-io",
          "@reboot",
          "@swap");

  /** Libraries come to use these by themselves, for secrets and for speed. */
  private static final List<String> SOMETIMES = List.of("@memlock", "@aio");

  private final boolean tight;

  /** As groups, or as a tight list of names. */
  SystemCallFilterRule(boolean tight) {
    this.tight = tight;
  }

  @Override
  public List<Verdict> judge(Evidence evidence) {
    NeededCalls needed = NeededCalls.of(evidence);
    List<Fact> support = List.copyOf(needed.seen().values());
    List<Verdict> verdicts = new ArrayList<>();
    if (tight) {
      verdicts.add(
          evidence.unproven(
              withErrno(list(needed, evidence), evidence),
              "It made these calls, and no others.",
              new Reason.RarePath(
                  "a list of names breaks with the next upgrade that takes a new call"),
              Level.HIGH,
              support));
      return verdicts;
    }
    Set<String> base = Calls.of(BASE, evidence);
    List<String> less = new ArrayList<>();
    for (String group : GROUPS) {
      Set<String> calls = Calls.of(group, evidence);
      Optional<Fact.Syscall> user = needed.anyOf(calls);
      if (!needed.needs(calls)) {
        add(group, calls, less, evidence);
      } else if (user.isPresent() && Set.of("@privileged", "@resources").contains(group)) {
        verdicts.add(new Verdict.Breaks(Value.of(NAME, "~" + group), user.get(), "be refused"));
      }
    }
    List<String> even = new ArrayList<>(less);
    for (String group : SOMETIMES) {
      Set<String> calls = Calls.of(group, evidence);
      if (!needed.needs(calls)) {
        add(group, calls, even, evidence);
      }
    }
    Set<String> beside = new TreeSet<>(needed.wide());
    beside.removeAll(base);
    Optional<Fact.Syscall> nameless = nameless(needed, evidence);
    nameless.ifPresent(call ->
        verdicts.addFirst(
            new Verdict.Breaks(
                Value.of(NAME, BASE),
                call,
                "be refused, because this libseccomp has no name for it")));
    String first =
        nameless.isPresent()
            ? "~" + String.join(" ", unneeded(needed, base, evidence))
            : String.join(
                " ", with(BASE, NeededCalls.known(beside, evidence.surroundings().systemd())));
    String because = because(beside, less);
    if (!even.equals(less)) {
      verdicts.add(
          evidence.unproven(
              value(first, even, evidence),
              because,
              new Reason.RarePath(
                  "libraries lock memory for secrets and use asynchronous I/O for speed, some only"
                      + " after an upgrade"),
              Level.HIGH,
              support));
    }
    if (evidence.cpus() == 1 && less.contains("@resources")) {
      verdicts.add(
          evidence.unproven(
              value(first, less, evidence), because, new Reason.OneCpu(), Level.HIGH, support));
      less.remove("@resources");
    }
    verdicts.add(evidence.unopposed(value(first, less, evidence), because, support));
    if (!less.isEmpty()) {
      Value bare = value(first, List.of(), evidence);
      Verdict verdict = evidence.unopposed(bare, because(beside, List.of()), support);
      verdicts.add(
          verdict instanceof Verdict.Unproven unproven
              ? evidence.unproven(bare, unproven.because(), unproven.reason(), Level.LOW, support)
              : verdict);
    }
    return verdicts;
  }

  /** A call that was made and that a list of what is allowed cannot name. */
  private static Optional<Fact.Syscall> nameless(NeededCalls needed, Evidence evidence) {
    Set<String> names = new TreeSet<>(needed.seen().keySet());
    names.removeAll(NeededCalls.known(names, evidence.surroundings().systemd()));
    return needed.anyOf(names);
  }

  private static List<String> unneeded(NeededCalls needed, Set<String> base, Evidence evidence) {
    return OUTSIDE.stream()
        .filter(group -> {
          Set<String> calls = Calls.of(group, evidence);
          return !needed.needs(calls) && calls.stream().noneMatch(base::contains);
        })
        .toList();
  }

  /** A group that lies within one that is gone already says nothing new. */
  private static void add(String group, Set<String> calls, List<String> less, Evidence evidence) {
    Set<String> inBase = new TreeSet<>(calls);
    inBase.retainAll(Calls.of(BASE, evidence));
    less.forEach(gone -> inBase.removeAll(Calls.of(gone, evidence)));
    if (!inBase.isEmpty() || group.equals("@privileged")) {
      less.add(group);
    }
  }

  private static List<String> with(String group, Set<String> names) {
    List<String> words = new ArrayList<>(names);
    words.addFirst(group);
    return words;
  }

  private static String because(Set<String> beside, List<String> less) {
    StringBuilder text = new StringBuilder("It made no system calls outside " + BASE);
    if (!beside.isEmpty()) {
      text.append(" but ").append(String.join(", ", beside));
    }
    if (!less.isEmpty()) {
      text.append(", and none of ").append(String.join(", ", less));
    }
    return text.append('.').toString();
  }

  private static Value value(String first, List<String> less, Evidence evidence) {
    Value value = Value.of(NAME, first);
    if (!less.isEmpty()) {
      value = value.and(NAME, "~" + String.join(" ", less));
    }
    return withErrno(value, evidence);
  }

  private static Value withErrno(Value value, Evidence evidence) {
    return evidence.unit().sets(ERRNO) ? value : value.and(ERRNO, "EPERM");
  }

  /** Names, without those that every filter lets through, some to a line. */
  private static Value list(NeededCalls needed, Evidence evidence) {
    Set<String> names = new TreeSet<>(needed.wide());
    names.removeAll(Calls.of("@default", evidence));
    names.retainAll(NeededCalls.known(names, evidence.surroundings().systemd()));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("@default");
    for (String name : names) {
      if (line.length() + name.length() > 70) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(name);
    }
    lines.add(line.toString());
    Value value = Value.of(NAME, lines.getFirst());
    for (String more : lines.subList(1, lines.size())) {
      value = value.and(NAME, more);
    }
    return value;
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return OwnFilter.read(evidence)
        .map(own -> own.standing(evidence, planned))
        .orElseGet(Standing.Open::new);
  }

  @Override
  public Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return OwnFilter.read(evidence)
        .flatMap(own -> own.clash(evidence))
        .orElseGet(Standing.Open::new);
  }

  @Override
  public List<Refused> refused(Evidence evidence) {
    return evidence.facts(Fact.Syscall.class).isEmpty()
        ? List.of()
        : OwnFilter.read(evidence).map(own -> own.refused(evidence)).orElseGet(List::of);
  }
}
