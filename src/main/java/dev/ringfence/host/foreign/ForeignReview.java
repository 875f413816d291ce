package dev.ringfence.host.foreign;

import dev.ringfence.host.foreign.ForeignFile.Chance;
import dev.ringfence.host.foreign.ForeignFile.Kind;
import dev.ringfence.linux.RawPath;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.DpkgDatabase;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the programs of other architectures on a machine, and what they are there for. */
public final class ForeignReview {
  /** A file system of a server that is alive answers within this. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Root root;
  private final Systemd systemd;
  private final RawPath top;

  public ForeignReview(Root root, Systemd systemd) {
    this.root = root;
    this.systemd = systemd;
    this.top = RawPath.of(root.directory().toString());
  }

  /** Searches, and tries in clones what native does; takes some seconds for each million files. */
  public ForeignReport report(Reach.Progress progress) throws IOException, InterruptedException {
    Reach.Found found = new FileSystems(top, PATIENCE).search(progress);
    Kernel kernel = Kernel.tried();
    DpkgDatabase packages = new DpkgDatabase(root);
    Map<RawPath, RawPath> inside = new HashMap<>();
    found.hits().forEach(hit -> inside.put(hit.path(), inside(hit.path())));
    Map<RawPath, String> owners = packages.owners(inside.values());
    Map<RawPath, List<String>> users =
        found.hits().isEmpty() ? Map.of() : new Users(root, systemd).find();
    List<ForeignFile> files = new ArrayList<>();
    for (Hit hit : found.hits().stream().sorted((a, b) -> a.path().compareTo(b.path())).toList()) {
      RawPath path = inside(hit.path());
      files.add(
          new ForeignFile(
              path,
              hit.abi(),
              hit.isProgram() ? Kind.PROGRAM : Kind.LIBRARY,
              hit.isPrivileged(),
              chance(hit, kernel),
              owners.getOrDefault(path, ""),
              users.getOrDefault(hit.path(), List.of())));
    }
    List<Claim> claims =
        kernel.x86() instanceof Chance.ByKernel
            ? new NativeProof(root.directory()).claims()
            : List.of();
    return new ForeignReport(
        root.directory().toString(),
        kernel.x86(),
        files,
        installations(packages, found.telling()),
        claims,
        found.reach());
  }

  private RawPath inside(RawPath path) {
    return root.isHost() ? path : new RawPath(path.bytes().substring(top.bytes().length()));
  }

  private Chance chance(Hit hit, Kernel kernel) {
    if (hit.isProgram() && !hit.isExecutable()) {
      return new Chance.Not("nobody may execute it");
    }
    if (!hit.interpreter().isEmpty() && !isThere(hit.interpreter())) {
      return new Chance.Not("its loader " + hit.interpreter() + " is not there");
    }
    return kernel.chance(hit.abi(), hit.type());
  }

  private boolean isThere(String loader) {
    try {
      return Files.isRegularFile(root.open(Path.of(loader)));
    } catch (IOException | InvalidPathException nowhere) {
      return false;
    }
  }

  private List<Installation> installations(DpkgDatabase packages, List<RawPath> telling)
      throws IOException {
    List<Installation> all = new ArrayList<>();
    for (String architecture : packages.foreignArchitectures()) {
      all.add(new Installation("added architecture", architecture));
    }
    for (DpkgDatabase.Installed each : packages.installed()) {
      String name = each.name();
      if (name.equals("wine") || name.startsWith("wine-") || name.matches("wine(32|64)?")) {
        all.add(new Installation("Wine", "package " + name + ":" + each.architecture()));
      } else if (name.startsWith("lib32")
          || name.startsWith("libx32")
          || name.endsWith("-multilib")
          || name.matches("libc6-(i386|x32)")) {
        all.add(new Installation("multilib", "package " + name));
      }
    }
    for (String loader : List.of("/lib/ld-linux.so.2", "/libx32/ld-linux-x32.so.2")) {
      if (isThere(loader)) {
        all.add(new Installation("multilib", "loader " + loader));
      }
    }
    for (RawPath path : new TreeSet<>(telling)) {
      String kind =
          switch (path.name()) {
            case "drive_c" -> "Wine prefix";
            case "ubuntu12_32" -> "Steam";
            default -> "Wine";
          };
      all.add(new Installation(kind, inside(path).toString()));
    }
    return all;
  }
}
