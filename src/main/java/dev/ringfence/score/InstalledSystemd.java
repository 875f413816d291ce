package dev.ringfence.score;

import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which systemd a root has, without starting a process where that can be avoided: one
 * costs more than scoring a unit.
 */
public final class InstalledSystemd {
  private static final String SHARED_LIBRARY = "libsystemd-shared-";

  /** SYSTEMD_FEATURES of src/shared/build.h, the first two of which every release has. */
  private static final Pattern FEATURES =
      Pattern.compile("[+-]PAM [+-]AUDIT [-+ A-Z0-9_]{40,2000}");

  private static final String SECCOMP_LIBRARY = "libseccomp.so.2";

  /** Where distributions keep libraries; the first two tell the architecture as well. */
  private enum LibraryDirectory {
    DEBIAN_X86_64("/usr/lib/x86_64-linux-gnu"),
    DEBIAN_ARM64("/usr/lib/aarch64-linux-gnu"),
    LIB64("/usr/lib64"),
    LIB("/usr/lib");

    private final Path path;

    LibraryDirectory(String path) {
      this.path = Path.of(path);
    }

    Architecture architecture() {
      return switch (this) {
        case DEBIAN_X86_64 -> Architecture.X86_64;
        case DEBIAN_ARM64 -> Architecture.AARCH64;
        case LIB64, LIB -> Systemd.thisArchitecture();
      };
    }
  }

  private final Root root;

  private InstalledSystemd(Root root) {
    this.root = root;
  }

  /** The systemd of a root; empty when it has none. */
  public static Optional<Systemd> in(Root root) {
    return new InstalledSystemd(root).find();
  }

  private Optional<Systemd> find() {
    for (LibraryDirectory directory : LibraryDirectory.values()) {
      String release = releaseOfLibrary(directory.path.resolve("systemd"));
      if (!release.isEmpty()) {
        return Optional.of(systemd(release, directory));
      }
    }
    String said = said();
    return releaseIn(said).map(version -> of(version, LibraryDirectory.LIB, said));
  }

  private Systemd systemd(String release, LibraryDirectory directory) {
    SystemdVersion version = SystemdVersion.parse(release).orElseThrow();
    // Fedora and Arch put the point release into the library's name, Debian into its database.
    String exact = release.indexOf('.') > 0 ? release : releaseOfPackage();
    Optional<SystemdVersion> point =
        SystemdVersion.parse(exact).filter(found -> found.major() == version.major());
    String said = point.isEmpty() || seccompRelease(directory).isEmpty() ? said() : "";
    return of(point.or(() -> releaseIn(said)).orElse(version), directory, said);
  }

  /**
   * @param said what the systemd said of itself; empty when it was not asked
   */
  private Systemd of(SystemdVersion version, LibraryDirectory directory, String said) {
    String release = seccompRelease(directory);
    boolean seccomp = !release.isEmpty() || BuildFeatures.of(said).has("SECCOMP");
    return new Systemd(
        version,
        release.isEmpty() ? LibseccompNames.usualLibseccomp(version) : release,
        directory.architecture(),
        seccomp,
        () -> BuildFeatures.of(said.isEmpty() ? said() : said));
  }

  /** 252 from libsystemd-shared-252.so; empty when there is no such file. */
  private String releaseOfLibrary(Path directory) {
    try {
      // The older interface: half as many classes to start, and that is most of what it takes.
      String[] names = root.open(directory).toFile().list();
      for (String name : names == null ? new String[0] : names) {
        if (name.startsWith(SHARED_LIBRARY) && name.endsWith(".so")) {
          String release = name.substring(SHARED_LIBRARY.length(), name.length() - ".so".length());
          if (SystemdVersion.parse(release).isPresent()) {
            return release;
          }
        }
      }
      return "";
    } catch (IOException loop) {
      return "";
    }
  }

  /** 2.5.4 from where libseccomp.so.2 leads to; empty when there is no such link. */
  private String seccompRelease(LibraryDirectory directory) {
    try {
      Path link = root.open(directory.path).resolve(SECCOMP_LIBRARY);
      String name = Files.readSymbolicLink(link).getFileName().toString();
      return name.startsWith("libseccomp.so.") ? name.substring("libseccomp.so.".length()) : "";
    } catch (IOException absent) {
      return "";
    }
  }

  /** The version of the package systemd in Debian's database; empty when there is none. */
  private String releaseOfPackage() {
    Path database = Path.of("/var/lib/dpkg/status");
    try (FileInputStream in = new FileInputStream(root.open(database).toFile())) {
      byte[] status = in.readAllBytes();
      int at = ByteSearch.find(status, "\nPackage: systemd\n", 0);
      int end = at < 0 ? -1 : ByteSearch.find(status, "\n\n", at + 1);
      int version = at < 0 ? -1 : ByteSearch.find(status, "\nVersion: ", at);
      if (version < 0 || (end >= 0 && version > end)) {
        return "";
      }
      int from = version + "\nVersion: ".length();
      int to = ByteSearch.find(status, "\n", from);
      return to < 0 ? "" : new String(status, from, to - from, StandardCharsets.ISO_8859_1);
    } catch (IOException absent) {
      return "";
    }
  }

  /**
   * What the host's systemctl says of itself. Nothing of another root is run: what its systemctl
   * would print of its features is a text in its library. Empty when there is neither.
   */
  private String said() {
    if (!root.isHost()) {
      return featuresInLibrary();
    }
    try {
      Process process =
          new ProcessBuilder("systemctl", "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException absent) {
      return "";
    }
  }

  private String featuresInLibrary() {
    for (LibraryDirectory directory : LibraryDirectory.values()) {
      Path folder = directory.path.resolve("systemd");
      String release = releaseOfLibrary(folder);
      if (!release.isEmpty()) {
        try {
          byte[] library =
              Files.readAllBytes(root.open(folder.resolve(SHARED_LIBRARY + release + ".so")));
          Matcher features = FEATURES.matcher(new String(library, StandardCharsets.ISO_8859_1));
          return features.find() ? features.group() : "";
        } catch (IOException unreadable) {
          return "";
        }
      }
    }
    return "";
  }

  /** 252.38 from {@code systemd 252 (252.38-1~deb12u1)}. */
  static Optional<SystemdVersion> releaseIn(String said) {
    int open = said.indexOf('(');
    if (open > 0) {
      return SystemdVersion.parse(said.substring(open + 1));
    }
    int space = said.indexOf(' ');
    return space < 0 ? Optional.empty() : SystemdVersion.parse(said.substring(space + 1));
  }
}
