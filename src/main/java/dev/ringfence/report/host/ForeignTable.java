package dev.ringfence.report.host;

import dev.ringfence.host.foreign.Claim;
import dev.ringfence.host.foreign.ForeignFile;
import dev.ringfence.host.foreign.ForeignReport;
import dev.ringfence.host.foreign.Installation;
import dev.ringfence.report.Style;
import dev.ringfence.report.Table;
import dev.ringfence.report.Table.Cell;
import dev.ringfence.report.Table.Column;
import dev.ringfence.unit.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Foreign programs for people: first whether native is safe, then why, and how it was found out.
 */
public final class ForeignTable {
  /** More lines than these are for a program to read. */
  private static final int MOST = 50;

  private ForeignTable() {}

  /** The page, each line ended. */
  public static String render(ForeignReport report, boolean colour, int width) {
    StringBuilder page = new StringBuilder();
    verdict(report, page, colour, width);
    page.append(
        String.format(
            Locale.ROOT,
            "%,d files in %.1f s%s\n",
            report.reach().files(),
            report.reach().seconds(),
            report.root().equals("/") ? "" : " below " + OneLine.of(report.root())));
    List<ForeignFile> programs =
        report.files().stream().filter(it -> it.kind() == ForeignFile.Kind.PROGRAM).toList();
    if (!programs.isEmpty()) {
      page.append('\n').append(programs(programs).render(colour, width));
      rest(page, programs.size());
    }
    libraries(report, page, width);
    if (!report.installations().isEmpty()) {
      Table table = new Table(Column.left("THERE FOR THEM"), Column.prose(""));
      for (Installation each : report.installations().stream().limit(MOST).toList()) {
        table.row(Cell.of(each.kind()), Cell.of(each.what()));
      }
      page.append('\n').append(table.render(colour, width));
      rest(page, report.installations().size());
    }
    claims(report, page, colour, width);
    if (!report.reach().left().isEmpty()) {
      page.append("\nNot searched:\n");
      report.reach().left().stream()
          .limit(MOST)
          .forEach(line -> page.append("  ").append(OneLine.of(line)).append('\n'));
      rest(page, report.reach().left().size());
    }
    return page.toString();
  }

  private static void rest(StringBuilder page, int number) {
    if (number > MOST) {
      page.append("and ").append(number - MOST).append(" more: --format json has all\n");
    }
  }

  private static void verdict(ForeignReport report, StringBuilder page, boolean colour, int width) {
    int ended = report.ended().size();
    String words =
        switch (report.kernel()) {
          case ForeignFile.Chance.Not(String why) when ended == 0 ->
              "SystemCallArchitectures=native changes nothing for 32-bit x86 programs here: " + why;
          case ForeignFile.Chance.ByInterpreter(String _) when ended == 0 ->
              "SystemCallArchitectures=native is safe: foreign programs run by an interpreter";
          case ForeignFile.Chance.Not(String _),
              ForeignFile.Chance.ByInterpreter(String _),
              ForeignFile.Chance.ByKernel() ->
              ended == 0
                  ? "SystemCallArchitectures=native is safe: no program was found that it would end"
                  : "SystemCallArchitectures=native would end "
                      + ended
                      + " program"
                      + (ended == 1 ? "" : "s");
        };
    for (String line : Table.wrap(words, width)) {
      page.append((ended == 0 ? Style.GOOD : Style.BAD).paint(line, colour)).append('\n');
    }
  }

  private static Table programs(List<ForeignFile> programs) {
    Table table =
        new Table(
            Column.left("NATIVE ENDS IT"),
            Column.left("FOR"),
            Column.left("PROGRAM"),
            Column.left("PACKAGE"),
            Column.prose("USED BY"));
    List<ForeignFile> sorted = new ArrayList<>(programs);
    sorted.sort((a, b) -> Boolean.compare(b.isEndedByNative(), a.isEndedByNative()));
    for (ForeignFile file : sorted.subList(0, Math.min(MOST, sorted.size()))) {
      Cell fate =
          switch (file.chance()) {
            case ForeignFile.Chance.ByKernel() -> new Cell("yes", Style.BAD);
            case ForeignFile.Chance.ByInterpreter(String handler) ->
                Cell.of("no: runs by " + handler);
            case ForeignFile.Chance.Not(String why) -> new Cell("no: " + why, Style.FAINT);
          };
      List<String> users = new ArrayList<>(file.users());
      if (file.privileged()) {
        users.addFirst("is setuid or setgid");
      }
      table.row(
          fate,
          Cell.of(file.abi().word()),
          Cell.of(file.path().toString()),
          Cell.of(file.owner().isEmpty() ? "none" : file.owner()),
          Cell.of(String.join(", ", users)));
    }
    return table;
  }

  private static void libraries(ForeignReport report, StringBuilder page, int width) {
    Map<String, Integer> counts = new TreeMap<>();
    for (ForeignFile file : report.files()) {
      if (file.kind() == ForeignFile.Kind.LIBRARY) {
        String owner = file.owner().isEmpty() ? "no package" : file.owner();
        counts.merge(owner + " (" + file.abi().word() + ")", 1, Integer::sum);
      }
    }
    if (!counts.isEmpty()) {
      List<String> words = new ArrayList<>();
      counts.forEach((owner, number) -> words.add(number + " of " + owner));
      page.append('\n');
      Table.wrap("Libraries: " + OneLine.of(String.join(", ", words)), width)
          .forEach(line -> page.append(line).append('\n'));
    }
  }

  private static void claims(ForeignReport report, StringBuilder page, boolean colour, int width) {
    if (report.claims().isEmpty()) {
      return;
    }
    Table table =
        new Table(Column.left("NATIVE SET IN"), Column.left("32-BIT"), Column.prose("RUN AS"));
    for (Claim claim : report.claims()) {
      Cell outcome =
          switch (claim.outcome()) {
            case Claim.Outcome.Works() -> new Cell("works", Style.NOTICE);
            case Claim.Outcome.Refused() -> new Cell("refused", Style.GOOD);
            case Claim.Outcome.Unknown(String why) -> new Cell("unknown: " + why, Style.FAINT);
          };
      table.row(Cell.of(claim.setting()), outcome, Cell.of(claim.run()));
    }
    page.append("\nTried in clones:\n").append(table.render(colour, width));
  }
}
