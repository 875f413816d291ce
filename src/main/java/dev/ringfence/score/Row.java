package dev.ringfence.score;

import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.List;

/** One row of the score: what it looks at, and how much that weighs. */
public final class Row {
  private static final int COLUMNS = 8;

  private final String field;
  private final String id;
  private final long weight;
  private final long range;
  private final List<SystemdVersion> since;
  private final boolean skippedInEarlyBoot;
  private final Check check;

  /** Each between {@code " BADNESS: "} and {@code " |"}. */
  private final String meanings;

  private Row(List<String> columns) {
    if (columns.size() != COLUMNS) {
      throw new IllegalStateException("not a row of the score: " + columns);
    }
    field = columns.getFirst();
    // The tables are ASCII, which is read several times faster at start.
    id = columns.get(1).replace("...", "\u2026");
    weight = Long.parseLong(columns.get(2));
    range = Long.parseLong(columns.get(3));
    since = new ArrayList<>();
    for (String version : Tables.split(columns.get(4), ' ')) {
      since.add(SystemdVersion.parse(version).orElseThrow());
    }
    skippedInEarlyBoot = columns.get(5).equals("yes");
    check = Check.parse(columns.get(6));
    meanings = " " + columns.get(7) + " |";
  }

  /** Every row that any release has, in the order of systemd's table. */
  public static List<Row> all() {
    return Table.ROWS;
  }

  /** Read when first asked for. */
  private static final class Table {
    private static final List<Row> ROWS = read();

    private static List<Row> read() {
      List<Row> rows = new ArrayList<>();
      for (String line : Tables.lines("rows.tsv")) {
        rows.add(new Row(Tables.split(line, '\t')));
      }
      return List.copyOf(rows);
    }
  }

  /** Its name in JSON, such as {@code UserOrDynamicUser}. */
  public String field() {
    return field;
  }

  /** Its name in tables, such as {@code User=/DynamicUser=}. */
  public String id() {
    return id;
  }

  /** How much it counts, beside the weights of the other rows. */
  public long weight() {
    return weight;
  }

  /** The worst badness it can have; the best is 0. */
  public long range() {
    return range;
  }

  Check check() {
    return check;
  }

  /** Whether the row does not apply to services with DefaultDependencies=no. */
  boolean skippedInEarlyBoot() {
    return skippedInEarlyBoot;
  }

  /**
   * A badness that the row can have.
   *
   * @param meaning in words that follow the name of a service
   */
  public record Grade(int badness, String meaning) {}

  /** All that it can have, the worst first; without "does not apply". */
  public List<Grade> grades() {
    List<Grade> grades = new ArrayList<>();
    for (int at = 1; at < meanings.length(); ) {
      int end = meanings.indexOf(" |", at);
      int colon = meanings.indexOf(": ", at);
      if (meanings.charAt(at) != '-') {
        int badness = Integer.parseInt(meanings, at, colon, 10);
        grades.add(new Grade(badness, meanings.substring(colon + 2, end)));
      }
      at = end + 3;
    }
    return grades;
  }

  /** What a badness means, in words that follow the name of a service. */
  public String meaning(int badness) {
    String key = badness == Assessment.NOT_APPLICABLE ? " -: " : " " + badness + ": ";
    int at = meanings.indexOf(key);
    return at < 0 ? "" : meanings.substring(at + key.length(), meanings.indexOf(" |", at));
  }

  /** Whether this systemd has the row. */
  boolean existsIn(Systemd systemd) {
    boolean seccomp = check instanceof Check.Syscalls || check == Check.Simple.ARCHITECTURES;
    return isSince(systemd.version()) && (!seccomp || systemd.hasSeccomp());
  }

  private boolean isSince(SystemdVersion version) {
    for (SystemdVersion first : since) {
      boolean backport = first.point() > 0;
      if (backport
          ? version.major() == first.major() && version.point() >= first.point()
          : version.atLeast(first)) {
        return true;
      }
    }
    return false;
  }
}
