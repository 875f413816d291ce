package dev.ringfence.report.explain;

import dev.ringfence.report.Style;
import dev.ringfence.report.Table;
import dev.ringfence.unit.OneLine;
import java.util.List;

/** Lays a page out for a terminal. */
public final class PageText {
  private static final int INDENT = 2;
  private static final int WIDEST_LABEL = 16;
  private static final int NARROWEST = 24;
  private static final int WIDEST = 100;

  private final boolean colour;
  private final int width;

  /** For a terminal of this many columns; lines of prose end at 100. */
  public PageText(boolean colour, int width) {
    this.colour = colour;
    this.width = Math.min(width, WIDEST);
  }

  /** The page, each line ended. */
  public String render(Page page) {
    StringBuilder out = new StringBuilder();
    out.append(Style.STRONG.paint(OneLine.of(page.title()), colour)).append('\n');
    if (!page.lead().isEmpty()) {
      flow(out, page.lead(), INDENT, INDENT, "");
    }
    for (Page.Section section : page.sections()) {
      if (!section.blocks().isEmpty()) {
        if (!page.lead().isEmpty() || !section.equals(page.sections().getFirst())) {
          out.append('\n');
        }
        if (!section.heading().isEmpty()) {
          out.append(Style.STRONG.paint(section.heading(), colour)).append('\n');
        }
        section(out, section.blocks());
      }
    }
    return out.toString();
  }

  private void section(StringBuilder out, List<Page.Block> blocks) {
    int label = 0;
    for (Page.Block block : blocks) {
      if (block instanceof Page.Block.Labelled(String text, String _)
          && text.length() <= WIDEST_LABEL) {
        label = Math.max(label, text.length());
      }
    }
    for (Page.Block block : blocks) {
      switch (block) {
        case Page.Block.Point(String text) -> flow(out, text, INDENT, INDENT + 2, "- ");
        case Page.Block.Remedy(String point, String remedy) -> {
          flow(out, point, INDENT, INDENT + 2, "- ");
          flow(out, remedy, INDENT + 2, INDENT + 5, "-> ");
        }
        case Page.Block.Labelled(String name, String text) -> labelled(out, name, text, label);
        case Page.Block.Code(String lines) -> code(out, lines);
      }
    }
  }

  /** Beside the text when the label is short, else on a line of its own. */
  private void labelled(StringBuilder out, String label, String text, int column) {
    int indent = INDENT + column + 2;
    if (label.length() <= column) {
      flow(out, text, INDENT, indent, Style.NOTICE.paint(label, colour), label.length());
    } else {
      out.repeat(' ', INDENT).append(Style.NOTICE.paint(label, colour)).append('\n');
      flow(out, text, indent, indent, "");
    }
  }

  private static void code(StringBuilder out, String lines) {
    lines.lines().forEach(line -> out.repeat(' ', INDENT + 2).append(line).append('\n'));
  }

  private void flow(StringBuilder out, String text, int first, int others, String mark) {
    flow(out, text, first, others, mark, mark.length());
  }

  /** Prose whose first line begins with a mark and whose other lines are indented to the text. */
  private void flow(
      StringBuilder out, String text, int first, int others, String mark, int markLength) {
    out.repeat(' ', first).append(mark);
    int at = first + markLength;
    for (String line : Table.wrap(OneLine.of(text), Math.max(NARROWEST, width - others))) {
      out.repeat(' ', others - at).append(line).append('\n');
      at = 0;
    }
  }
}
