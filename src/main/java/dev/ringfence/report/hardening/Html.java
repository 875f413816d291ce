package dev.ringfence.report.hardening;

/** HTML as text that cannot be forgotten to be escaped: only {@link #raw} takes markup. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Markup written by us, never data. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Data. */
  Html text(String data) {
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

  /** Data in an element, with a class of our own (empty for none). */
  Html element(String name, String cssClass, String data) {
    raw("<" + name + (cssClass.isEmpty() ? "" : " class=\"" + cssClass + "\"") + ">");
    return text(data).raw("</" + name + ">");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
