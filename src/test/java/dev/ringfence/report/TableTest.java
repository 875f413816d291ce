package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.report.Table.Cell;
import dev.ringfence.report.Table.Column;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Table units() {
    return new Table(Column.left("UNIT"), Column.right("EXPOSURE"), Column.prose("NOTE"))
        .row(Cell.of("a.service"), new Cell("9.6", Style.BAD), Cell.of("runs as root"))
        .row(Cell.of("longer.service"), Cell.of("10.0"), Cell.of(""));
  }

  @Test
  void columnsLineUpAndLinesEndWithoutBlanks() {
    assertThat(units().render(false, 80))
        .isEqualTo(
            """
            UNIT            EXPOSURE  NOTE
            a.service            9.6  runs as root
            longer.service      10.0
            """);
  }

  @Test
  void colourIsAroundTheTextAndNotAroundTheBlanks() {
    assertThat(units().render(true, 80)).contains("            \u001b[31m9.6\u001b[0m  runs");
  }

  @Test
  void proseGivesWayToANarrowTerminal() {
    Table table =
        new Table(Column.left(""), Column.prose(""))
            .row(Cell.of("ProtectHome"), Cell.of("may read the home directories of every user"));
    assertThat(table.render(false, 40))
        .isEqualTo(
            """
            ProtectHome  may read the home
                         directories of every user
            """);
  }

  @Test
  void aUnitFileCannotSendControlSequencesToTheTerminal() {
    assertThat(new Table(Column.left("")).row(Cell.of("x\u001b[2Jy\u009b")).render(false, 80))
        .isEqualTo("x\\x1b[2Jy\\x9b\n");
  }

  @Test
  void wideCharactersTakeTwoCells() {
    Table table =
        new Table(Column.left(""), Column.left(""))
            .row(Cell.of("日本"), Cell.of("|"))
            .row(Cell.of("abcd"), Cell.of("|"));
    assertThat(table.render(false, 80)).isEqualTo("日本  |\nabcd  |\n");
  }

  @Test
  void aRowNeedsACellForEachColumn() {
    assertThatThrownBy(() -> new Table(Column.left("")).row())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
