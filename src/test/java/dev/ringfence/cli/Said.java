package dev.ringfence.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What one run of the program said.
 *
 * @param code its exit code
 */
record Said(int code, String out, String err) {
  /** Runs it with this command line, without a terminal. */
  static Said by(Object... words) {
    return at(false, 80, words);
  }

  /** Runs it for so many columns, with colour as on a terminal or without. */
  static Said at(boolean colour, int width, Object... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            colour,
            false,
            width);
    int code = Main.run(Arrays.stream(words).map(String::valueOf).toList(), terminal);
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
