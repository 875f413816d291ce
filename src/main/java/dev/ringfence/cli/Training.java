package dev.ringfence.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the commands whose start must be quick, once and without output, while the JVM records which
 * classes they load: the build makes the AOT cache from that (JEP 514).
 */
final class Training {
  /**
   * Uses each kind of setting that a score looks at, so that all classes behind them are loaded.
   */
  private static final String UNIT =
      """
      [Unit]
      Description=Training
      DefaultDependencies=yes
      [Service]
      ExecStart=+/bin/true \\
        # a comment
        %n "quoted"
      User=training
      SupplementaryGroups=adm video
      RootDirectory=/srv/%p
      PrivateTmp=yes
      ProtectHome=read-only
      UMask=0077
      CapabilityBoundingSet=~CAP_SYS_ADMIN CAP_NET_BINDSERVICE
      AmbientCapabilities=CAP_NET_BIND_SERVICE
      RestrictNamespaces=~user net
      RestrictAddressFamilies=AF_INET AF_UNIX
      SystemCallFilter=@system-service
      SystemCallFilter=~@privileged reboot:EPERM
      SystemCallArchitectures=native
      IPAddressDeny=any
      IPAddressAllow=localhost 10.0.0.0/8 fe80::/64
      DeviceAllow=/dev/null rw
      Delegate=no
      LoadCredential=name:/path
      BusName=org.example.Training
      WorkingDirectory=/srv
      Restart=on-failure
      NoNewPrivileges=maybe

      no assignment
      """;

  private static final List<List<String>> SCORES =
      List.of(
          List.of("score", "training.service"),
          List.of("score", "--format", "json", "training.service"),
          List.of("score", "."));

  private static final List<List<String>> OTHERS =
      List.of(
          List.of("--help"),
          List.of("explain", "ProtectHome"),
          List.of("no-such-command"),
          List.of("score", "--format", "sarif", "training.service"),
          List.of("score", "no-such-unit"),
          List.of("lint", "training.service"),
          List.of("explain"));

  private Training() {}

  /**
   * Trains.
   *
   * @param args an empty directory to write units into, and {@code score} to train that alone
   */
  public static void main(String[] args) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(nowhere, nowhere, true, false, 100);
    // Not one of our own making: that takes random numbers, and all their classes into the cache.
    Path directory = Path.of(args[0]);
    Path unit = directory.resolve("training.service");
    Path other = directory.resolve("training@.service");
    try {
      Files.writeString(unit, UNIT);
      Files.writeString(other, UNIT);
      boolean scores = args.length > 1 && args[1].equals("score");
      for (List<String> words : scores ? SCORES : OTHERS) {
        int _ = Main.run(words.stream().map(word -> placed(word, directory)).toList(), terminal);
      }
    } finally {
      Files.deleteIfExists(unit);
      Files.deleteIfExists(other);
    }
    // As Main does: what System.exit loads belongs to each run, too.
    System.exit(ExitCode.GOOD);
  }

  private static String placed(String word, Path directory) {
    return switch (word) {
      case "training.service" -> directory.resolve(word).toString();
      case "." -> directory.toString();
      default -> word;
    };
  }
}
