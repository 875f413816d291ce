package dev.ringfence.report.hardening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** HTML as text that cannot be forgotten to be escaped: only {@link #raw} takes markup. */
public final class Html {
  private final StringBuilder out = new StringBuilder();

  /** The beginning of a report of one file: no script, no network, light and dark. */
  public static Html page(String title) throws IOException {
    Html html = new Html();
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.element("title", "", "Ringfence: " + title).raw("\n<style>\n");
    return html.raw(style()).raw("</style>\n</head>\n<body>\n");
  }

  private static String style() throws IOException {
    try (InputStream css = Html.class.getResourceAsStream("hardening.css")) {
      if (css == null) {
        throw new IOException("hardening.css is not in the jar");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Markup written by us, never data. */
  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Data. */
  public Html text(String data) {
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return this;
  }

  /**
   * A drop-in whose settings stand out from its comments.
   *
   * @param text of the drop-in
   */
  public Html dropIn(String text) {
    raw("<section><h2>Drop-in</h2>\n<pre>");
    for (String line : text.lines().toList()) {
      if (line.startsWith("#")) {
        element("span", "comment", line).raw("\n");
      } else {
        text(line).raw("\n");
      }
    }
    return raw("</pre></section>\n");
  }

  /** Data in an element, with a class of our own (empty for none). */
  public Html element(String name, String cssClass, String data) {
    raw("<" + name + (cssClass.isEmpty() ? "" : " class=\"" + cssClass + "\"") + ">");
    return text(data).raw("</" + name + ">");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
