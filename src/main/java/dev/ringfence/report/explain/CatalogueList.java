package dev.ringfence.report.explain;

import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.report.Style;
import dev.ringfence.report.Table;
import dev.ringfence.report.Table.Cell;
import dev.ringfence.report.Table.Column;
import java.util.List;

/** The whole catalogue, a line for each directive. */
public final class CatalogueList {
  private CatalogueList() {}

  /**
   * The list by topic, each line ended.
   *
   * @param directives sorted by topic
   */
  public static String render(List<Directive> directives, boolean colour, int width) {
    StringBuilder out = new StringBuilder();
    for (Topic topic : Topic.values()) {
      Table table = new Table(Column.left(""), Column.prose(""));
      boolean any = false;
      for (Directive directive : directives) {
        Entry entry = directive.entry();
        if (entry.topic() == topic) {
          any = true;
          table.row(Cell.of(" " + entry.name() + "="), Cell.of(entry.summary()));
        }
      }
      if (any) {
        out.append(out.isEmpty() ? "" : "\n")
            .append(Style.STRONG.paint(topic.title(), colour))
            .append(": ")
            .append(topic.about())
            .append('\n')
            .append(table.render(colour, width));
      }
    }
    return out.toString();
  }

  /**
   * The list as the index of the pages in {@code docs/directives}, each line ended.
   *
   * @param directives sorted by topic
   */
  public static String markdown(List<Directive> directives) {
    StringBuilder out = new StringBuilder("# Directives\n");
    for (Topic topic : Topic.values()) {
      List<Entry> entries =
          directives.stream()
              .map(Directive::entry)
              .filter(entry -> entry.topic() == topic)
              .toList();
      if (!entries.isEmpty()) {
        out.append("\n## ").append(topic.title()).append("\n\nThat is, ");
        out.append(topic.about()).append(".\n\n");
      }
      for (Entry entry : entries) {
        String name = entry.name();
        out.append("- [").append(name).append("=](").append(name).append(".md): ");
        out.append(PageMarkdown.escaped(entry.summary())).append('\n');
      }
    }
    return out.toString();
  }
}
