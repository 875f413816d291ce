package dev.ringfence.report.explain;

/** Lays a page out as Markdown, for the documentation. */
public final class PageMarkdown {
  private PageMarkdown() {}

  /** The page below a heading of the first level, each line ended. */
  public static String render(Page page) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(escaped(page.title())).append("\n\n");
    if (!page.lead().isEmpty()) {
      out.append(escaped(page.lead())).append('\n');
    }
    for (Page.Section section : page.sections()) {
      if (!section.blocks().isEmpty()) {
        out.append('\n');
        if (!section.heading().isEmpty()) {
          out.append("## ").append(section.heading()).append("\n\n");
        }
        String quote = section.heading().isEmpty() ? "**" : "`";
        section.blocks().forEach(block -> block(out, block, quote));
      }
    }
    return out.toString();
  }

  private static void block(StringBuilder out, Page.Block block, String quote) {
    switch (block) {
      case Page.Block.Point(String text) -> out.append("- ").append(escaped(text)).append('\n');
      case Page.Block.Remedy(String point, String remedy) ->
          out.append("- ")
              .append(escaped(point))
              .append(" *")
              .append(escaped(remedy))
              .append("*\n");
      case Page.Block.Labelled(String label, String text) ->
          out.append("- ")
              .append(quote)
              .append(label)
              .append(quote)
              .append(": ")
              .append(escaped(text))
              .append('\n');
      case Page.Block.Code(String lines) -> out.append("```ini\n").append(lines).append("```\n");
    }
  }

  /** Prose with the characters that Markdown reads kept as they are. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ("\\`*[]<>~".indexOf(c) >= 0 || (c == '_' && !isInsideWord(text, at))) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  private static boolean isInsideWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }
}
