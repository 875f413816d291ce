package dev.ringfence.report.explain;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.OctalMode;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.report.explain.Page.Block;
import dev.ringfence.unit.Location;
import java.util.ArrayList;
import java.util.List;

/** Turns one setting of a unit into a page. */
public final class StepPage {
  private StepPage() {}

  /**
   * The page.
   *
   * @param begins whether the step before it was another directive's: what a directive is for is
   *     said once
   */
  public static Page of(UnitWalk.Step step, boolean begins) {
    Entry entry = step.entry();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Labelled("Where", step.setting().location().toString()));
    switch (step.standing()) {
      case UnitWalk.Standing.Counts() -> {}
      case UnitWalk.Standing.Replaced(Location by) ->
          blocks.add(new Block.Labelled("Counts", "no: " + by + " replaces it."));
      case UnitWalk.Standing.Ignored(String why) -> {
        if (step.complaints().isEmpty()) {
          blocks.add(new Block.Labelled("Counts", "no: " + why + "."));
        }
      }
    }
    for (Check.Complaint complaint : step.complaints()) {
      blocks.add(new Block.Labelled("Mistake", text(complaint)));
    }
    if (step.setting().value().isEmpty()) {
      blocks.add(new Block.Labelled("This value", entry.emptiness().text()));
    }
    blocks.addAll(meaning(step));
    for (UnitWalk.Beside beside : step.beside()) {
      blocks.add(
          new Block.Labelled(
              beside.link().relation().title(),
              beside.link().directive()
                  + "="
                  + at(beside.places(), step.setting().location())
                  + ": "
                  + beside.link().text()));
    }
    String value = step.setting().value();
    return new Page(
        step.setting().key() + "=" + value,
        begins ? entry.summary() : "",
        List.of(new Page.Section("", blocks)));
  }

  /** What the value does, how that is rated, and what would be stricter. */
  private static List<Block> meaning(UnitWalk.Step step) {
    Entry entry = step.entry();
    List<Block> blocks = new ArrayList<>();
    String value = step.setting().value();
    if (entry.kind() instanceof OctalMode && step.complaints().isEmpty() && !value.isEmpty()) {
      int mode = Integer.parseInt(value, 8);
      blocks.add(
          new Block.Labelled(
              "This value",
              entry.name().equals("UMask") ? ModeText.taken(mode) : ModeText.given(mode)));
      return blocks;
    }
    for (Grade grade : step.grades()) {
      blocks.add(new Block.Labelled("This value", grade.does()));
      if (entry.scale()) {
        if (!grade.equals(entry.grades().getFirst())) {
          blocks.add(new Block.Labelled("Rated", rated(entry.rating(grade))));
        }
        for (Grade stricter : makesExceptions(entry) ? List.<Grade>of() : step.stricter()) {
          blocks.add(
              new Block.Labelled(
                  "Stricter",
                  stricter.written()
                      + " ("
                      + rated(entry.rating(stricter))
                      + "): "
                      + stricter.does()));
        }
      }
    }
    return blocks;
  }

  /** To do without an exception is no advice. */
  private static boolean makesExceptions(Entry entry) {
    return !entry.links(Relation.EXCEPTS).isEmpty();
  }

  /** Where another setting stands; in the same file, the line is enough. */
  private static String at(List<Location> places, Location here) {
    if (places.isEmpty()) {
      return " (not set)";
    }
    List<String> texts = new ArrayList<>();
    for (Location place : places) {
      texts.add(place.file().equals(here.file()) ? "line " + place.line() : place.toString());
    }
    return " (" + String.join(", ", texts) + ")";
  }

  private static String text(Check.Complaint complaint) {
    String near =
        complaint.closeMisses().isEmpty()
            ? "."
            : "; did you mean " + String.join(" or ", complaint.closeMisses()) + "?";
    String so =
        switch (complaint.consequence()) {
          case WORD_LOST -> " systemd leaves it out without a word.";
          case WORD_IGNORED -> " systemd leaves it out with a warning.";
          case LINE_IGNORED -> " systemd ignores the line with a warning.";
          case UNIT_REFUSED -> " systemd refuses the unit.";
        };
    return complaint.word() + " " + complaint.reason() + near + so;
  }

  private static String rated(Rating rating) {
    return "impact " + rating.impact().title() + ", breakage " + rating.breakage().title();
  }
}
