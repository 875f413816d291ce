package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The specifiers of systemd.unit(5) for one unit, as unit_full_printf() of systemd expands them.
 */
final class UnitSpecifiers implements Specifiers {
  private final UnitName name;
  private final UnitScope scope;
  private final Path fragment;
  private final HostFacts host;

  UnitSpecifiers(UnitName name, UnitScope scope, Path fragment, HostFacts host) {
    this.name = name;
    this.scope = scope;
    this.fragment = fragment;
    this.host = host;
  }

  /** The first version of systemd that knows a specifier; its NEWS file says. */
  private static int since(char letter) {
    return switch (letter) {
      case 'D' -> 256;
      case 'd', 'q', 'y', 'Y' -> 251;
      case 'A', 'M' -> 249;
      case 'a', 'B', 'l', 'o', 'w', 'W' -> 246;
      default -> 0;
    };
  }

  @Override
  public Expansion expand(String value) {
    return expand(value, Integer.MAX_VALUE);
  }

  @Override
  public Expansion expand(String value, int systemdVersion) {
    int percent = value.indexOf('%');
    if (percent < 0) {
      return new Expansion.Resolved(value);
    }
    StringBuilder expanded = new StringBuilder(value.length() + 16);
    expanded.append(value, 0, percent);
    int at = percent;
    while (at < value.length()) {
      char c = value.charAt(at++);
      if (c != '%' || at == value.length()) {
        expanded.append(c);
        continue;
      }
      char letter = value.charAt(at++);
      if (letter == '%') {
        expanded.append('%');
      } else if (!isLetterOrDigit(letter)) {
        expanded.append('%').append(letter);
      } else if (since(letter) > systemdVersion) {
        return new Expansion.Unresolvable(
            "%" + letter,
            "systemd "
                + systemdVersion
                + " does not know %"
                + letter
                + ", which came with "
                + since(letter));
      } else {
        try {
          Optional<String> text = text(letter);
          if (text.isEmpty()) {
            return new Expansion.Unresolvable("%" + letter, "systemd does not know %" + letter);
          }
          expanded.append(text.get());
        } catch (IOException e) {
          return new Expansion.Unresolvable(
              "%" + letter, "%" + letter + " cannot be resolved here: " + e.getMessage());
        }
      }
    }
    return new Expansion.Resolved(expanded.toString());
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private Optional<String> text(char letter) throws IOException {
    return switch (letter) {
      case 'a' -> Optional.of(host.architecture());
      case 'A' -> Optional.of(host.osRelease("IMAGE_VERSION"));
      case 'b' -> Optional.of(host.bootId());
      case 'B' -> Optional.of(host.osRelease("BUILD_ID"));
      case 'C' -> Optional.of(directory("/var/cache", "XDG_CACHE_HOME", "/.cache"));
      case 'd' -> Optional.of(runtime() + "/credentials/" + name);
      case 'D' -> Optional.of(directory("/usr/share", "XDG_DATA_HOME", "/.local/share"));
      case 'E' -> Optional.of(directory("/etc", "XDG_CONFIG_HOME", "/.config"));
      case 'f' -> Optional.of(asPath());
      case 'g' -> Optional.of(isSystem() ? "root" : group());
      case 'G' -> Optional.of(isSystem() ? "0" : id("gid"));
      case 'h' -> Optional.of(home());
      case 'H' -> Optional.of(host.hostName());
      case 'i' -> Optional.of(name.instance());
      case 'I' -> Optional.of(unescape(name.instance()));
      case 'j' -> Optional.of(lastComponent());
      case 'J' -> Optional.of(unescape(lastComponent()));
      case 'l' -> Optional.of(host.shortHostName());
      case 'L' -> Optional.of(directory("/var/log", "XDG_STATE_HOME", "/.local/state") + logs());
      case 'm' -> Optional.of(host.machineId());
      case 'M' -> Optional.of(host.osRelease("IMAGE_ID"));
      case 'n' -> Optional.of(name.toString());
      case 'N' -> Optional.of(name.withoutType());
      case 'o' -> Optional.of(host.osRelease("ID"));
      case 'p' -> Optional.of(name.prefix());
      case 'P' -> Optional.of(unescape(name.prefix()));
      case 'q' -> Optional.of(host.prettyHostName());
      case 's' -> Optional.of(isSystem() ? host.rootShell() : environment("SHELL", "/bin/sh"));
      case 'S' -> Optional.of(directory("/var/lib", "XDG_STATE_HOME", "/.local/state"));
      case 't' -> Optional.of(runtime());
      case 'T' -> Optional.of(isSystem() ? "/tmp" : environment("TMPDIR", "/tmp"));
      case 'u' -> Optional.of(isSystem() ? "root" : System.getProperty("user.name", "root"));
      case 'U' -> Optional.of(isSystem() ? "0" : id("uid"));
      case 'v' -> Optional.of(host.kernelRelease());
      case 'V' -> Optional.of(isSystem() ? "/var/tmp" : environment("TMPDIR", "/var/tmp"));
      case 'w' -> Optional.of(host.osRelease("VERSION_ID"));
      case 'W' -> Optional.of(host.osRelease("VARIANT_ID"));
      case 'y' -> Optional.of(host.root().resolve(fragment).toString());
      case 'Y' -> Optional.of(parent(host.root().resolve(fragment)));
      case 'c', 'r', 'R' ->
          throw new IOException(
              "it names control groups, is deprecated and needs a running systemd");
      default -> Optional.empty();
    };
  }

  private boolean isSystem() {
    return scope == UnitScope.SYSTEM;
  }

  private String directory(String system, String variable, String belowHome) {
    return isSystem() ? system : environment(variable, home() + belowHome);
  }

  private String logs() {
    return isSystem() ? "" : "/log";
  }

  private String runtime() {
    return isSystem() ? "/run" : environment("XDG_RUNTIME_DIR", "/run/user/0");
  }

  private String home() {
    return isSystem() ? "/root" : environment("HOME", "/root");
  }

  private String group() throws IOException {
    return id("group");
  }

  private static String environment(String variable, String otherwise) {
    return System.getenv().getOrDefault(variable, otherwise);
  }

  /** Numbers of the calling user, as the owner of its own /proc entry. */
  private static String id(String what) throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:" + what).toString();
  }

  private String lastComponent() {
    return name.prefix().substring(name.prefix().lastIndexOf('-') + 1);
  }

  private String asPath() throws IOException {
    String escaped = name.kind() == UnitName.Kind.INSTANCE ? name.instance() : name.prefix();
    Optional<String> path = UnitNameEscape.unescapePath(escaped);
    if (path.isEmpty()) {
      throw new IOException("'" + escaped + "' is not an escaped path");
    }
    return path.get();
  }

  private static String unescape(String escaped) throws IOException {
    Optional<String> text = UnitNameEscape.unescape(escaped);
    if (text.isEmpty()) {
      throw new IOException("'" + escaped + "' has a broken escape");
    }
    return text.get();
  }

  private static String parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? "/" : parent.toString();
  }
}
