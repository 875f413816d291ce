package dev.ringfence.derive;

import dev.ringfence.unit.OneLine;

/** Comments of a drop-in. */
public final class Comments {
  private static final int WIDTH = 100;

  private Comments() {}

  /**
   * Adds one paragraph, wrapped. No line may end in a backslash, which would swallow the next one.
   */
  public static void add(StringBuilder out, String text) {
    String indent = text.startsWith("  ") ? "    " : "  ";
    StringBuilder line = new StringBuilder("#");
    for (String word : OneLine.of(text).split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH && line.length() > indent.length() + 1) {
        end(out, line);
        line.setLength(0);
        line.append('#').append(indent);
      } else {
        line.append(' ');
      }
      line.append(word);
    }
    end(out, line);
  }

  private static void end(StringBuilder out, StringBuilder line) {
    String text = line.toString().stripTrailing();
    out.append(text).append(text.endsWith("\\") ? "." : "").append('\n');
  }
}
