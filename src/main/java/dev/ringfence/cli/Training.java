package dev.ringfence.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs the commands whose start must be quick, once and without output, while the JVM records which
 * classes they load: the build makes the AOT cache from that (JEP 514).
 */
final class Training {
  /** Any unit will do that is on every machine with systemd. */
  private static final String SAMPLE = "/lib/systemd/system/systemd-logind.service";

  private static final List<List<String>> COMMAND_LINES =
      List.of(
          List.of("score", SAMPLE),
          List.of("score", "--format", "json", SAMPLE),
          List.of("lint", SAMPLE),
          List.of("explain", "ProtectHome"),
          List.of("--help"),
          List.of("no-such-command"));

  private Training() {}

  public static void main(String[] args) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(nowhere, nowhere, true, false, 100);
    for (List<String> words : COMMAND_LINES) {
      int _ = Main.run(words, terminal);
    }
  }
}
