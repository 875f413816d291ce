package dev.ringfence.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole terminal, as a program like top(1) uses it: what was on it comes back at the end, and
 * keys are read one by one. Without System.console(), whose start takes longer than the first look.
 */
final class TopScreen implements AutoCloseable {
  private static final String ENTER = "\033[?1049h\033[?25l";
  private static final String LEAVE = "\033[?25h\033[?1049l";
  private static final String HOME = "\033[H";
  private static final String CLEAR_LINE = "\033[K";
  private static final String CLEAR_BELOW = "\033[J";

  /** What is not drawn on: the cursor stands there. */
  private static final int LAST_LINE = 1;

  private final Terminal terminal;
  private final String before;

  /**
   * Its size.
   *
   * @param rows 24 when the terminal does not tell
   * @param columns 80 when the terminal does not tell
   */
  record Size(int rows, int columns) {}

  private TopScreen(Terminal terminal, String before) {
    this.terminal = terminal;
    this.before = before;
  }

  /** Takes the terminal. */
  static TopScreen take(Terminal terminal) throws IOException {
    String before = stty("-g");
    stty("-icanon", "-echo", "min", "0", "time", "0");
    terminal.out().print(ENTER);
    terminal.out().flush();
    return new TopScreen(terminal, before);
  }

  static Size size() throws IOException {
    String[] words = stty("size").split(" ", 2);
    try {
      int rows = Integer.parseInt(words[0]);
      int columns = Integer.parseInt(words.length > 1 ? words[1] : "");
      return new Size(rows > 0 ? rows : 24, columns > 0 ? columns : 80);
    } catch (NumberFormatException e) {
      return new Size(24, 80);
    }
  }

  /** Draws a page over the one before; what does not fit is cut. */
  void draw(String page, Size size) {
    StringBuilder drawn = new StringBuilder(HOME);
    page.lines()
        .limit(Math.max(1, size.rows() - LAST_LINE))
        .forEach(line -> drawn.append(line).append(CLEAR_LINE).append('\n'));
    terminal.out().print(drawn.append(CLEAR_BELOW));
    terminal.out().flush();
  }

  /** The key that was pressed meanwhile; 0 for none. */
  static int key() throws IOException {
    return System.in.available() > 0 ? System.in.read() : 0;
  }

  @Override
  public void close() throws IOException {
    terminal.out().print(LEAVE);
    terminal.out().flush();
    if (!before.isEmpty()) {
      stty(before);
    }
  }

  /** stty(1) works on its standard input, which is ours. */
  private static String stty(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(List.of(arguments));
    Process stty =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/tty").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
  }
}
