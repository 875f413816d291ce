package dev.ringfence.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
        %n %i %I %p %f %t "quoted \\x41" 'single' \\; $x
      ExecStartPre=-/bin/true ; /bin/true
      ExecReload=/bin/kill -HUP $MAINPID
      Type=notify
      PIDFile=/run/training.pid
      EnvironmentFile=-/etc/default/training
      KillMode=mixed
      TimeoutStopSec=5
      PAMName=training
      AppArmorProfile=-training
      SELinuxContext=-training
      RestrictFileSystems=ext4
      RestrictNetworkInterfaces=lo
      SocketBindDeny=any
      RuntimeDirectory=training
      ReadWritePaths=-/var/lib/training
      ProtectSystem=strict
      ProtectProc=invisible
      DynamicUser=no
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

  private static final String SMALL_UNIT =
      """
      [Service]
      ExecStart=/bin/true
      """;

  /** So many that a second thread helps, which a few would not need. */
  private static final int UNITS = 600;

  private static final List<List<String>> SCORES =
      List.of(
          List.of("score", "training0.service"),
          List.of("score", "--format", "json", "training0.service"),
          List.of("score", "."),
          List.of("score", "--format", "json", "."));

  private static final List<List<String>> OTHERS =
      List.of(
          List.of("--help"),
          List.of("explain", "ProtectHome"),
          List.of("no-such-command"),
          List.of("score", "--format", "sarif", "training0.service"),
          List.of("score", "no-such-unit"),
          List.of("lint", "training0.service"),
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
    List<Path> units = new ArrayList<>();
    try {
      boolean scores = args.length > 1 && args[1].equals("score");
      units.add(Files.writeString(directory.resolve("training@.service"), UNIT));
      for (int number = 0; number < (scores ? UNITS : 1); number++) {
        Path unit = directory.resolve("training" + number + ".service");
        units.add(Files.writeString(unit, number % 2 == 0 ? UNIT : SMALL_UNIT));
      }
      for (List<String> words : scores ? SCORES : OTHERS) {
        String[] line = new String[words.size()];
        for (int at = 0; at < line.length; at++) {
          line[at] = placed(words.get(at), directory);
        }
        // A list of the same kind as Main makes: its classes belong into the cache.
        int _ = Main.run(Arrays.asList(line), terminal);
      }
    } finally {
      for (Path unit : units) {
        Files.deleteIfExists(unit);
      }
    }
    // It ends without System.exit, as scores do: what that loads would come into the cache.
  }

  private static String placed(String word, Path directory) {
    return switch (word) {
      case "training0.service" -> directory.resolve(word).toString();
      case "." -> directory.toString();
      default -> word;
    };
  }
}
