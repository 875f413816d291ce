package dev.ringfence.cli;

import dev.ringfence.unit.OneLine;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command prints: results to {@code out}, progress and notes to {@code err}.
 *
 * @param out results; buffered, flushed at the end of the command
 * @param err progress and notes; flushed at each line
 * @param colour whether results may be coloured: only on a terminal and without NO_COLOR
 * @param live whether {@code err} is a terminal, so that a progress line may be rewritten in place
 * @param width columns of the terminal, 80 when it is not one or does not say
 */
public record Terminal(PrintStream out, PrintStream err, boolean colour, boolean live, int width) {
  /**
   * The terminal this process was started on. The launcher tests it (System.console() costs 20 to
   * 30 ms) and tells the result in {@code ringfence.tty}: one word each for out, err and width.
   */
  static Terminal ofThisProcess() {
    String[] told = System.getProperty("ringfence.tty", "0 0 80").split(" ", 3);
    boolean outIsTerminal = told[0].equals("1");
    boolean noColour =
        !System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
            || System.getenv().getOrDefault("TERM", "").equals("dumb");
    return new Terminal(
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false,
            StandardCharsets.UTF_8),
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1 << 12),
            true,
            StandardCharsets.UTF_8),
        outIsTerminal && !noColour,
        told.length > 1 && told[1].equals("1"),
        told.length > 2 ? columns(told[2]) : 80);
  }

  /** Whether the results of this process go to a terminal, coloured or not. */
  static boolean printsToTerminal() {
    return System.getProperty("ringfence.tty", "0 0 80").startsWith("1");
  }

  /** One line for the user, beside the results. */
  public void say(String line) {
    err.println("ringfence: " + OneLine.brief(line));
  }

  /** The same terminal without colour. */
  Terminal plain() {
    return new Terminal(out, err, false, live, width);
  }

  private static int columns(String text) {
    try {
      int columns = Integer.parseInt(text.strip());
      return columns < 40 ? 80 : Math.min(columns, 200);
    } catch (NumberFormatException e) {
      return 80;
    }
  }
}
