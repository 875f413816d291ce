package dev.ringfence.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A line of a terminal that is written anew again and again. Where something else prints too, such
 * as the command that is observed, it has the last row to itself and the others scroll above it
 * (DECSTBM, as apt does); else it is where the cursor is.
 */
final class LiveLine implements AutoCloseable {
  private static final String SAVE = "\0337";
  private static final String RESTORE = "\0338";
  private static final int FEWEST_ROWS = 3;

  private final Terminal terminal;
  private final int lastRow;
  private boolean closed;

  private LiveLine(Terminal terminal, int lastRow) {
    this.terminal = terminal;
    this.lastRow = lastRow;
  }

  /** Nobody else prints. */
  static LiveLine alone(Terminal terminal) {
    return new LiveLine(terminal, 0);
  }

  /** Others print above it. */
  static LiveLine below(Terminal terminal) {
    int rows = terminal.live() ? rows() : 0;
    if (rows < FEWEST_ROWS) {
      return alone(terminal);
    }
    // The line feed makes room when the cursor is in the last row.
    print(terminal, "\n" + SAVE + "\033[1;" + (rows - 1) + "r" + RESTORE + "\033[A");
    return new LiveLine(terminal, rows);
  }

  void show(String text) {
    int width = Math.max(20, terminal.width() - 1);
    String cut = text.length() > width ? text.substring(0, width) : text;
    print(
        terminal,
        lastRow == 0 ? "\r\033[K" + cut : SAVE + "\033[" + lastRow + ";1H\033[K" + cut + RESTORE);
  }

  /** Makes room for an ordinary line; the next {@link #show} has it back. */
  void clear() {
    if (terminal.live() && lastRow == 0) {
      print(terminal, "\r\033[K");
    }
  }

  /** The terminal is as it was; once is enough. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    clear();
    if (lastRow != 0) {
      print(terminal, SAVE + "\033[r\033[" + lastRow + ";1H\033[K" + RESTORE);
    }
  }

  private static void print(Terminal terminal, String text) {
    terminal.err().print(text); // all at once, so that nobody prints between
    terminal.err().flush();
  }

  private static int rows() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(said.strip().split(" ", 2)[0]);
    } catch (IOException | NumberFormatException e) {
      return 0; // no terminal of its own
    }
  }
}
