package dev.ringfence.directive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From names to directives. A table of instances would load every class of the catalogue to answer
 * for one of them; a switch loads the one.
 */
final class Index {
  /** In alphabetical order. */
  static final List<String> NAMES =
      List.of(
          "CapabilityBoundingSet",
          "MemoryDenyWriteExecute",
          "NoNewPrivileges",
          "PrivateDevices",
          "PrivateNetwork",
          "PrivateTmp",
          "ProtectHome",
          "ProtectSystem",
          "ReadWritePaths",
          "RootDirectory");

  /** Older names that systemd still reads. */
  static final List<String> ALIASES = List.of("ReadWriteDirectories");

  private Index() {}

  static @Nullable Directive directive(String name) {
    return switch (name) {
      case "CapabilityBoundingSet" -> new CapabilityBoundingSet();
      case "MemoryDenyWriteExecute" -> new MemoryDenyWriteExecute();
      case "NoNewPrivileges" -> new NoNewPrivileges();
      case "PrivateDevices" -> new PrivateDevices();
      case "PrivateNetwork" -> new PrivateNetwork();
      case "PrivateTmp" -> new PrivateTmp();
      case "ProtectHome" -> new ProtectHome();
      case "ProtectSystem" -> new ProtectSystem();
      case "ReadWritePaths", "ReadWriteDirectories" -> new ReadWritePaths();
      case "RootDirectory" -> new RootDirectory();
      default -> null;
    };
  }
}
