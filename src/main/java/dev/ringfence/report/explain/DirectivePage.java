package dev.ringfence.report.explain;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.report.explain.Page.Block;
import dev.ringfence.report.explain.Page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Turns what the catalogue knows about a directive into a page. */
public final class DirectivePage {
  private DirectivePage() {}

  public static Page of(Entry entry) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("", facts(entry)));
    sections.add(
        new Section(entry.scale() ? "Values, from open to strict" : "Values", values(entry)));
    sections.add(new Section("What comes with it", effects(entry)));
    sections.add(new Section("With other directives", links(entry)));
    sections.add(new Section("What it breaks, and how to keep that working", breakages(entry)));
    sections.add(new Section("How it shows when it denies something", denials(entry)));
    sections.add(new Section("Ways around it", points(entry.bypasses())));
    sections.add(new Section("Good to know", points(entry.notes())));
    sections.add(new Section("Example", List.of(new Block.Code(entry.example()))));
    return new Page(entry.name() + "=", entry.summary(), sections);
  }

  private static List<Block> facts(Entry entry) {
    List<Block> facts = new ArrayList<>();
    facts.add(new Block.Labelled("Takes", entry.grammar()));
    facts.add(new Block.Labelled("Default", defaultOf(entry)));
    facts.add(new Block.Labelled("Impact", impact(entry.rating())));
    facts.add(new Block.Labelled("Breakage", breakage(entry.rating())));
    facts.add(new Block.Labelled("Since", versions(entry)));
    facts.add(new Block.Labelled("Section", sections(entry.placement())));
    facts.add(new Block.Labelled("Reach", reach(entry.placement().reach())));
    facts.add(new Block.Labelled("Set again", entry.repetition().text()));
    facts.add(new Block.Labelled("Set empty", entry.emptiness().text()));
    facts.add(new Block.Labelled("Unreadable", entry.misreading().text()));
    facts.add(new Block.Labelled("User units", userUnits(entry)));
    if (!entry.aliases().isEmpty()) {
      facts.add(new Block.Labelled("Older name", String.join(", ", entry.aliases())));
    }
    if (!entry.buildFeatures().isEmpty()) {
      facts.add(new Block.Labelled("Needs", "systemd built with " + features(entry)));
    }
    if (!entry.kernel().isEmpty()) {
      facts.add(new Block.Labelled("Kernel", entry.kernel()));
    }
    facts.add(
        new Block.Labelled(
            "Score",
            entry.scoreRows().isEmpty()
                ? "systemd-analyze security does not look at it."
                : "Drives " + String.join(", ", entry.scoreRows()) + "."));
    facts.add(new Block.Labelled("Manual", entry.placement().manual()));
    return facts;
  }

  private static String defaultOf(Entry entry) {
    return entry.defaultNote().isEmpty()
        ? entry.byDefault()
        : entry.byDefault() + ". " + entry.defaultNote();
  }

  private static String versions(Entry entry) {
    String since = entry.since() == 0 ? "before systemd 187" : "systemd " + entry.since();
    return entry.gone() == 0
        ? since
        : since + "; from " + entry.gone() + " on it is ignored with a warning";
  }

  private static String sections(Placement placement) {
    return placement.sections().stream()
            .filter(section -> !section.equals("Manager"))
            .map(section -> "[" + section + "]")
            .collect(Collectors.joining(" "))
        + (placement.sections().contains("Manager")
            ? (placement.sections().size() > 1 ? ", and " : "") + "[Manager] of system.conf"
            : "");
  }

  private static String reach(Placement.Reach reach) {
    return switch (reach) {
      case EACH_COMMAND -> "Each command line; one that begins with + is exempt.";
      case WHOLE_CONTROL_GROUP -> "The whole control group; no prefix of a command exempts it.";
      case UNIT -> "The unit itself.";
      case EVERY_UNIT -> "Every unit of the manager.";
    };
  }

  private static String userUnits(Entry entry) {
    UserUnits told = entry.userUnits();
    String since = told.since() > entry.since() ? " (" + told.since() + " and later)" : "";
    String why =
        told.status() == UserUnits.Status.WORKS && !told.note().isEmpty()
            ? told.note()
            : (told.status().why() + " " + told.note()).strip();
    return capitalised(told.status().title()) + since + ". " + why;
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String features(Entry entry) {
    return entry.buildFeatures().stream()
        .map((BuildFeature feature) -> "+" + feature)
        .collect(Collectors.joining(", "));
  }

  private static String impact(Rating rating) {
    return rating.impact().title() + " (" + rating.source().title() + ")";
  }

  private static String breakage(Rating rating) {
    return rating.breakage().title() + " (" + rating.source().title() + ")";
  }

  private static List<Block> values(Entry entry) {
    List<Block> values = new ArrayList<>();
    for (Grade grade : entry.grades()) {
      values.add(new Block.Labelled(grade.written(), describe(entry, grade)));
    }
    return values;
  }

  /** What a value does, with its first version and its rating where those are its own. */
  static String describe(Entry entry, Grade grade) {
    StringBuilder text = new StringBuilder(grade.does());
    if (grade.since() > entry.since()) {
      text.append(" From systemd ").append(grade.since()).append(" on.");
    }
    if (grade.grading() instanceof Grade.Grading.Own(Rating rating)) {
      text.append(" Impact ")
          .append(rating.impact().title())
          .append(", breakage ")
          .append(rating.breakage().title())
          .append(" (")
          .append(rating.source().title())
          .append(").");
    }
    return text.toString();
  }

  private static List<Block> effects(Entry entry) {
    List<Block> effects = new ArrayList<>();
    if (entry.mountNamespace()) {
      effects.add(
          new Block.Point(
              "A mount namespace of its own: mounts that the service makes are seen by it alone."));
    }
    effects.addAll(points(entry.effects()));
    return effects;
  }

  private static List<Block> links(Entry entry) {
    List<Block> links = new ArrayList<>();
    for (Link link : entry.links()) {
      links.add(
          new Block.Labelled(link.relation().title() + " " + link.directive() + "=", link.text()));
    }
    return links;
  }

  private static List<Block> breakages(Entry entry) {
    return entry.breakages().stream()
        .<Block>map(breakage -> new Block.Remedy(breakage.what(), breakage.remedy()))
        .toList();
  }

  private static List<Block> denials(Entry entry) {
    return entry.denials().stream()
        .<Block>map(denial -> new Block.Labelled(denial.signal().title(), denial.when()))
        .toList();
  }

  private static List<Block> points(List<String> texts) {
    return texts.stream().<Block>map(Block.Point::new).toList();
  }
}
