package dev.ringfence.report.explain;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.unit.Location;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Specifiers;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through a unit's own settings and says what each does. */
public final class UnitWalk {
  private final Unit unit;
  private final SystemdVersion version;
  private final SetValues values;

  /** What became of a setting. */
  public sealed interface Standing {
    /** It has its effect. */
    record Counts() implements Standing {}

    /** A later setting replaced it, or forgot it with an empty value. */
    record Replaced(Location by) implements Standing {}

    /** systemd ignores it, for this reason. */
    record Ignored(String why) implements Standing {}
  }

  /**
   * One setting that the catalogue knows.
   *
   * @param setting as it stands in the file
   * @param entry what is known of its directive
   * @param grades the one grade that its value belongs to; empty when none describes it
   * @param stricter the grades above that one
   * @param complaints what is wrong with the value
   * @param standing whether it counts
   * @param beside what other settings of this unit have to do with it
   */
  public record Step(
      Setting setting,
      Entry entry,
      List<Grade> grades,
      List<Grade> stricter,
      List<Check.Complaint> complaints,
      Standing standing,
      List<Beside> beside) {
    public Step {
      grades = List.copyOf(grades);
      stricter = List.copyOf(stricter);
      complaints = List.copyOf(complaints);
      beside = List.copyOf(beside);
    }
  }

  /**
   * Another directive that bears on a setting.
   *
   * @param link how
   * @param places where the other one is set; empty when it is missing and should not be
   */
  public record Beside(Link link, List<Location> places) {
    public Beside {
      places = List.copyOf(places);
    }
  }

  /** A walk through a unit, as this release of systemd reads it. */
  public UnitWalk(Unit unit, SystemdVersion version) {
    this.unit = unit;
    this.version = version;
    this.values = new SetValues(unit, version);
  }

  /** Every setting that the catalogue knows, in the order in which systemd reads them. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    List<Setting> settings = unit.settings();
    for (int at = 0; at < settings.size(); at++) {
      Setting setting = settings.get(at);
      Optional<Directive> directive = Catalogue.find(setting.key());
      if (directive.isPresent()) {
        steps.add(
            step(setting, directive.get().entry(), settings.subList(at + 1, settings.size())));
      }
    }
    return steps;
  }

  private Step step(Setting setting, Entry entry, List<Setting> later) {
    Check check = check(setting, entry);
    Optional<Grade> grade =
        switch (unit.specifiers().expand(setting.value())) {
          case Specifiers.Expansion.Resolved(String value) -> entry.gradeOf(value);
          case Specifiers.Expansion.Unresolvable _ -> Optional.empty();
        };
    Standing standing = standing(setting, entry, check, later);
    return new Step(
        setting,
        entry,
        grade.stream().toList(),
        grade.map(found -> entry.stricterThan(found, version)).orElse(List.of()),
        check.complaints(),
        standing,
        standing instanceof Standing.Counts() ? beside(entry) : List.of());
  }

  private Check check(Setting setting, Entry entry) {
    if (setting.value().isEmpty()) {
      return Check.good();
    }
    return switch (unit.specifiers().expand(setting.value())) {
      case Specifiers.Expansion.Resolved(String value) -> entry.kind().check(value, version);
      case Specifiers.Expansion.Unresolvable(String specifier, String message) ->
          Check.bad(Check.Consequence.LINE_IGNORED, specifier, message, List.of());
    };
  }

  private Standing standing(Setting setting, Entry entry, Check check, List<Setting> later) {
    if (!entry.placement().sections().contains(setting.section())) {
      return new Standing.Ignored(
          "it stands in ["
              + setting.section()
              + "] and is read in ["
              + String.join("], [", entry.placement().sections())
              + "]");
    }
    if (!entry.knownTo(version)) {
      return new Standing.Ignored(
          version.atLeast(entry.since())
              ? "systemd " + entry.gone() + " and later ignore it"
              : "systemd " + version.major() + " does not know it: it came with " + entry.since());
    }
    if (setting.value().isEmpty() && entry.emptiness() == Emptiness.IGNORED) {
      return new Standing.Ignored("an empty value is not valid here");
    }
    for (Check.Complaint complaint : check.complaints()) {
      if (complaint.consequence() == Check.Consequence.LINE_IGNORED) {
        return new Standing.Ignored(complaint.word() + " " + complaint.reason());
      }
    }
    return replacedBy(setting, entry, later)
        .<Standing>map(Standing.Replaced::new)
        .orElse(new Standing.Counts());
  }

  private Optional<Location> replacedBy(Setting setting, Entry entry, List<Setting> later) {
    for (Setting other : later) {
      boolean same =
          other.section().equals(setting.section())
              && (other.key().equals(setting.key()) || entry.aliases().contains(other.key()));
      boolean replaces =
          other.value().isEmpty()
              ? entry.emptiness() != Emptiness.IGNORED
              : entry.repetition() == Repetition.LAST_WINS
                  && entry.kind().check(other.value(), version).isGood();
      if (same && replaces) {
        return Optional.of(other.location());
      }
    }
    return Optional.empty();
  }

  /** Links that matter here: to directives that are set, or that are needed and are not. */
  private List<Beside> beside(Entry entry) {
    List<Beside> beside = new ArrayList<>();
    for (Link link : entry.links()) {
      List<Location> places = new ArrayList<>();
      values.with(link.directive(), link.others()).forEach(other -> places.add(other.location()));
      boolean matters =
          switch (link.relation()) {
            case CANCELS, CANCELLED_BY, CONFLICTS, EXCEPTS, EXCEPTED_BY -> !places.isEmpty();
            case NEEDS -> places.isEmpty();
            case IMPLIES, IMPLIED_BY, NEEDED_BY, COMPLETES, SEE_ALSO -> false;
          };
      if (matters && !values.with(entry.name(), link.mine()).isEmpty()) {
        beside.add(new Beside(link, places));
      }
    }
    return beside;
  }
}
