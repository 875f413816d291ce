package dev.ringfence.cli;

import java.io.IOException;

/** One command: it parses, calls and prints, and does nothing else. */
public interface Command {
  /** What a user can say to it. */
  CommandSpec spec();

  /**
   * Does it.
   *
   * @return an {@link ExitCode}
   * @throws UsageException when the arguments do not fit; it becomes one line and exit code 2
   * @throws IOException when a file or the terminal fails; it becomes one line and exit code 2
   */
  int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException;
}
