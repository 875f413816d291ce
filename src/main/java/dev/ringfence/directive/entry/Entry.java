package dev.ringfence.directive.entry;

import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.ValueKind;
import dev.ringfence.unit.SystemdVersion;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about one directive.
 *
 * @param name by systemd's spelling
 * @param aliases older names that systemd still reads
 * @param topic the chapter it belongs to
 * @param placement where it may stand, and on what it acts
 * @param since the first major version of systemd that reads it; 0 when it is older than 187, where
 *     our records begin
 * @param gone the first major version that reads it no more, but ignores it with a warning; 0 when
 *     every later one reads it
 * @param summary what it does, one sentence
 * @param grammar what may be assigned, in the notation of the manual
 * @param kind the same as a type that checks a value
 * @param grades its values, or kinds of value, from open to strict
 * @param scale whether a later grade is stricter than an earlier one; otherwise they are choices
 * @param byDefault the value that holds when it is not set
 * @param defaultNote when the default differs by version or kind of unit; may be empty
 * @param repetition what a second assignment does
 * @param emptiness what an empty assignment does
 * @param misreading what an unreadable value does
 * @param rating impact and breakage of its strictest value
 * @param notes what else one should know, a sentence or two each
 * @param mountNamespace whether it puts the service into a mount namespace of its own
 * @param effects what comes with it beside other directives, a sentence each
 * @param links what it has to do with other directives
 * @param breakages what it typically breaks, and how to keep that working
 * @param denials how it shows that it denied something
 * @param bypasses ways around it, a sentence each
 * @param userUnits whether it works in user units
 * @param scoreRows the rows of {@code systemd-analyze security} that it drives, by their JSON
 *     field; a trailing {@code *} stands for all that begin so
 * @param buildFeatures what systemd must be built with for it to do anything
 * @param kernel what the kernel must have; empty when any kernel will do
 * @param example a piece of a unit file that uses it
 */
public record Entry(
    String name,
    List<String> aliases,
    Topic topic,
    Placement placement,
    int since,
    int gone,
    String summary,
    String grammar,
    ValueKind kind,
    List<Grade> grades,
    boolean scale,
    String byDefault,
    String defaultNote,
    Repetition repetition,
    Emptiness emptiness,
    Misreading misreading,
    Rating rating,
    List<String> notes,
    boolean mountNamespace,
    List<String> effects,
    List<Link> links,
    List<Breakage> breakages,
    List<Denial> denials,
    List<String> bypasses,
    UserUnits userUnits,
    List<String> scoreRows,
    List<BuildFeature> buildFeatures,
    String kernel,
    String example) {

  /** Begins an entry. */
  public static Draft about(String name, Topic topic, Placement placement) {
    return new Draft(name, topic, placement);
  }

  /** Whether this release of systemd reads it. */
  public boolean knownTo(SystemdVersion version) {
    return version.atLeast(since) && (gone == 0 || !version.atLeast(gone));
  }

  /** The links of one relation, in the order in which they were written. */
  public List<Link> links(Relation relation) {
    return links.stream().filter(link -> link.relation() == relation).toList();
  }

  /**
   * The grade that an assigned value belongs to; empty when systemd could not read it, or no grade
   * describes it.
   *
   * @param value not empty, specifiers resolved
   */
  public Optional<Grade> gradeOf(String value) {
    return value.isEmpty() ? Optional.empty() : new GradeMatch(this).of(value);
  }

  /**
   * The grades stricter than this one that a release of systemd reads, the mildest first; none
   * where the grades are no scale.
   */
  public List<Grade> stricterThan(Grade grade, SystemdVersion version) {
    if (!scale) {
      return List.of();
    }
    Grade from = grade;
    for (Grade other : grades) {
      from = other.written().equals(grade.same()) ? other : from;
    }
    return grades.subList(grades.indexOf(from) + 1, grades.size()).stream()
        .filter(stricter -> version.atLeast(stricter.since()) && stricter.same().isEmpty())
        .toList();
  }

  /** How much one value protects and how likely it breaks something. */
  public Rating rating(Grade grade) {
    // No switch: score comes here at each start, and one on types costs half a millisecond there.
    return grade.grading() instanceof Grade.Grading.Own(Rating own) ? own : rating;
  }

  /** Whether it drives a row of the exposure score, given by its JSON field. */
  public boolean drives(String scoreRow) {
    for (String row : scoreRows) {
      boolean matches =
          row.endsWith("*")
              ? scoreRow.startsWith(row.substring(0, row.length() - 1))
              : scoreRow.equals(row);
      if (matches) {
        return true;
      }
    }
    return false;
  }
}
