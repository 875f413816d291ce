package dev.ringfence.directive;

import dev.ringfence.unit.Spelling;
import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every directive, by name. Finding one loads the class of that one alone. */
public final class Catalogue {
  private Catalogue() {}

  /** The directive of exactly this name, which may be an older one that systemd still reads. */
  public static Optional<Directive> find(String name) {
    Directive found = Index.directive(name);
    return Optional.ofNullable(found);
  }

  /**
   * Whether a release from {@value Standing#OLDEST} on surely reads a directive and needs no more
   * than libseccomp for it, also when there is none of this name. It loads no directive; where it
   * says no, {@link #find} tells why.
   */
  public static boolean isPlain(String name, SystemdVersion version) {
    int since = Standing.since(name);
    return since == Standing.UNKNOWN || (version.atLeast(since) && !Standing.isParticular(name));
  }

  /** The directive that a person means: any case, with or without {@code =} and what follows it. */
  public static Optional<Directive> findLoosely(String typed) {
    int equals = typed.indexOf('=');
    String name = (equals < 0 ? typed : typed.substring(0, equals)).strip();
    for (List<String> spellings : List.of(Index.NAMES, Index.ALIASES)) {
      for (String known : spellings) {
        if (known.equalsIgnoreCase(name)) {
          return find(known);
        }
      }
    }
    return Optional.empty();
  }

  /** Names near to one that is not known, nearest first, at most three. */
  public static List<String> closeMisses(String typed) {
    List<String> left = new ArrayList<>(Index.NAMES);
    List<String> near = new ArrayList<>();
    while (near.size() < 3) {
      Optional<String> next = Spelling.closest(typed, left);
      if (next.isEmpty()) {
        break;
      }
      near.add(next.get());
      left.remove(next.get());
    }
    return near;
  }

  /** Every name, in alphabetical order. */
  public static List<String> names() {
    return Index.NAMES;
  }

  /** Every directive, by topic and then by name. This loads all of them. */
  public static List<Directive> all() {
    List<Directive> all = new ArrayList<>();
    for (String name : Index.NAMES) {
      find(name).ifPresent(all::add);
    }
    all.sort(
        Comparator.comparing((Directive directive) -> directive.entry().topic())
            .thenComparing(Directive::name));
    return all;
  }
}
