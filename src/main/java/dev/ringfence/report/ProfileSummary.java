package dev.ringfence.report;

import dev.ringfence.observe.Coverage;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Observation;
import dev.ringfence.observe.Profile;
import dev.ringfence.unit.OneLine;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A profile for people: what was exercised, what was not, and what was seen, kind by kind. */
public final class ProfileSummary {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SHOWN = 12;

  private ProfileSummary() {}

  /** The whole summary, each line ended. */
  public static String of(Profile profile, boolean colour, int width) {
    StringBuilder out = new StringBuilder();
    out.append(
            Style.STRONG.paint(
                profile.unit().isEmpty() ? "a command that is no unit" : OneLine.of(profile.unit()),
                colour))
        .append(": ")
        .append(counted(profile.facts().size(), "fact"))
        .append(" from ")
        .append(counted(profile.coverage().observations().size(), "observation"))
        .append("\n\n");
    observations(out, profile.coverage(), colour, width);
    execLines(out, profile.coverage(), colour, width);
    unseen(out, profile.coverage(), colour, width);
    facts(out, profile.facts(), colour, width);
    return out.toString();
  }

  private static void observations(
      StringBuilder out, Coverage coverage, boolean colour, int width) {
    Table table =
        new Table(
            Table.Column.left("observed"),
            Table.Column.right("for"),
            Table.Column.left("result"),
            Table.Column.right("cpus"),
            Table.Column.right("drops"),
            Table.Column.prose("how"));
    for (Observation one : coverage.observations()) {
      table.row(
          Table.Cell.of(TIME.format(one.from())),
          Table.Cell.of(length(Duration.between(one.from(), one.to()))),
          result(one.result()),
          Table.Cell.of(Long.toString(one.cpus())),
          new Table.Cell(Long.toString(one.drops()), one.drops() > 0 ? Style.BAD : Style.PLAIN),
          Table.Cell.of(how(one)));
    }
    section(out, table, coverage.observations().isEmpty(), colour, width);
  }

  private static Table.Cell result(Observation.Result result) {
    return switch (result) {
      case UNKNOWN -> new Table.Cell("unknown", Style.NOTICE);
      case WORKED -> new Table.Cell("worked", Style.GOOD);
      case FAILED -> new Table.Cell("failed", Style.BAD);
    };
  }

  private static String how(Observation one) {
    return (one.fromStart() ? "from its start" : "already running: its start was not seen")
        + "; "
        + counted(one.reloads(), "reload")
        + ", "
        + counted(one.restarts(), "restart")
        + ", "
        + counted(one.stops(), "stop")
        + "; kernel "
        + one.host().kernel()
        + (one.host().systemd().isEmpty() ? "" : ", systemd " + one.host().systemd());
  }

  private static void execLines(StringBuilder out, Coverage coverage, boolean colour, int width) {
    Table table =
        new Table(
            Table.Column.left("stage"), Table.Column.right("runs"), Table.Column.prose("command"));
    List<Coverage.ExecLine> lines = coverage.execLines();
    for (Coverage.ExecLine line : lines) {
      table.row(
          Table.Cell.of(line.stage().toString()),
          line.seen()
              ? Table.Cell.of(Long.toString(line.runs()))
              : new Table.Cell("never seen", Style.NOTICE),
          Table.Cell.of(line.command()));
    }
    section(out, table, lines.isEmpty(), colour, width);
  }

  private static void unseen(StringBuilder out, Coverage coverage, boolean colour, int width) {
    TreeSet<Observation.BlindSpot> spots = new TreeSet<>();
    coverage.observations().forEach(one -> spots.addAll(one.blindSpots()));
    Table table = new Table(Table.Column.left("could not see"), Table.Column.prose("because"));
    for (Observation.BlindSpot spot : spots) {
      table.row(
          new Table.Cell(spot.unseen(), Style.NOTICE),
          Table.Cell.of(spot.program() + ": " + spot.why()));
    }
    section(out, table, spots.isEmpty(), colour, width);
  }

  private static void facts(StringBuilder out, List<Fact> facts, boolean colour, int width) {
    Map<String, TreeSet<String>> subjects = new TreeMap<>();
    for (Fact fact : facts) {
      subjects
          .computeIfAbsent(FactText.kind(fact), _ -> new TreeSet<>())
          .add(FactText.subject(fact));
    }
    Table table =
        new Table(
            Table.Column.left("kind"), Table.Column.right("distinct"), Table.Column.prose("what"));
    subjects.forEach((kind, names) ->
        table.row(
            Table.Cell.of(kind),
            Table.Cell.of(Integer.toString(names.size())),
            Table.Cell.of(
                String.join(", ", names.stream().limit(SHOWN).toList())
                    + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : ""))));
    section(out, table, facts.isEmpty(), colour, width);
  }

  private static void section(
      StringBuilder out, Table table, boolean empty, boolean colour, int width) {
    if (!empty) {
      out.append(table.render(colour, width)).append('\n');
    }
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String length(Duration duration) {
    if (duration.toMinutes() >= 120) {
      return duration.toHours() + "h";
    }
    return duration.toSeconds() >= 120 ? duration.toMinutes() + "min" : duration.toSeconds() + "s";
  }
}
