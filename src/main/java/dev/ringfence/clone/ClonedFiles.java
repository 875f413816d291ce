package dev.ringfence.clone;

import dev.ringfence.linux.Bundled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files that are laid over a clone before its systemd starts. */
final class ClonedFiles {
  private static final String JOURNAL =
      """
      [Journal]
      Storage=volatile
      RuntimeMaxUse=64M
      ForwardToKMsg=no
      ForwardToConsole=no
      ForwardToWall=no
      Audit=no
      ReadKMsg=no
      RateLimitBurst=0
      """;

  /** In every /dev; there is no console, so that what is written to it goes nowhere. */
  private static final Map<String, String> LINKS =
      Map.of(
          "console", "null",
          "ptmx", "pts/ptmx",
          "fd", "/proc/self/fd",
          "stdin", "fd/0",
          "stdout", "fd/1",
          "stderr", "fd/2");

  /**
   * A core dump would be handed to the host's handler, which leaves files on the host; one byte is
   * the kernel's sign for "no handler", see core(5).
   */
  private static final String DEFAULTS =
      """
      [Manager]
      DefaultLimitCORE=1
      """;

  /**
   * Tells that systemd takes connections: its private socket is there before the first job runs. It
   * stays active, for nobody would hear it a second time.
   */
  private static final String READY =
      """
      [Unit]
      DefaultDependencies=no
      [Service]
      Type=oneshot
      RemainAfterExit=yes
      ExecStart=/bin/sh -c 'echo ready >/run/ringfence/ready'
      """;

  /** What a clone boots; stage.sh names it too. */
  static final String TARGET = "trial.target";

  private ClonedFiles() {}

  /** Writes them below a directory that stands for the clone's root. */
  static void write(CloneRequest request, Path root, Path top) throws IOException {
    Path run = top.resolve("run/systemd");
    Path control = Files.createDirectories(run.resolve("system.control"));
    Set<String> wanted = new HashSet<>(request.starts());
    for (String path : request.files().keySet()) {
      if (path.startsWith(CloneRequest.UNITS + "/")) {
        wanted.add(path.substring(CloneRequest.UNITS.length() + 1));
      }
    }
    Path nothing = Path.of("/dev/null");
    for (String unit : Masks.units(root, wanted)) {
      Files.createSymbolicLink(control.resolve(unit), nothing);
    }
    Path devices = Files.createDirectories(top.resolve("dev"));
    for (Map.Entry<String, String> link : LINKS.entrySet()) {
      Files.createSymbolicLink(devices.resolve(link.getKey()), Path.of(link.getValue()));
    }
    Path generators = Files.createDirectories(run.resolve("system-generators"));
    for (String generator : Masks.generators()) {
      Files.createSymbolicLink(generators.resolve(generator), nothing);
    }
    Path ownProc = generators.resolve("ringfence-own-proc");
    put(ownProc, Bundled.text(ClonedFiles.class, "own-proc.sh"));
    Files.setPosixFilePermissions(ownProc, PosixFilePermissions.fromString("rwxr-xr-x"));
    // Where the host's root goes in pivot_root(2), before it is let go.
    Files.createDirectories(top.resolve("run/ringfence/host"));
    put(run.resolve("journald.conf.d/zz-ringfence.conf"), JOURNAL);
    put(run.resolve("system.conf.d/00-ringfence.conf"), DEFAULTS);
    put(run.resolve("system/ringfence-ready.service"), READY);
    put(run.resolve("system").resolve(TARGET), target(request.starts()));
    for (Map.Entry<String, String> file : request.files().entrySet()) {
      put(top.resolve(file.getKey().substring(1)), file.getValue());
    }
  }

  /** Brings in what every service needs, and nothing that this host starts at boot. */
  private static String target(List<String> starts) {
    return """
    [Unit]
    DefaultDependencies=no
    AllowIsolate=yes
    Wants=sysinit.target ringfence-ready.service %1$s
    After=sysinit.target %1$s
    """
        .formatted(String.join(" ", starts));
  }

  private static void put(Path file, String text) throws IOException {
    Path directory = file.getParent();
    if (directory == null) {
      throw new IllegalArgumentException("not a file: " + file);
    }
    Files.createDirectories(directory);
    Files.writeString(file, text);
  }
}
