package dev.ringfence.report;

/** What a piece of text means to the reader; on a terminal with colour it also shows. */
public enum Style {
  PLAIN(""),
  STRONG("1"),
  FAINT("2"),
  GOOD("32"),
  NOTICE("33"),
  BAD("31"),
  WORST("1;31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text as a terminal shows it: in colour (ECMA-48 SGR), or as it is. */
  public String paint(String text, boolean colour) {
    return !colour || code.isEmpty() || text.isEmpty()
        ? text
        : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
