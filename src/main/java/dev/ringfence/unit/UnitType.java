package dev.ringfence.unit;

import java.util.Optional;

/** The types of unit that systemd has; the name's suffix says which (systemd.unit(5)). */
public enum UnitType implements Sections {
  SERVICE("service", "Service", true),
  SOCKET("socket", "Socket", true),
  TARGET("target", "", true),
  DEVICE("device", "Device", true),
  MOUNT("mount", "Mount", false),
  AUTOMOUNT("automount", "Automount", false),
  SWAP("swap", "Swap", false),
  TIMER("timer", "Timer", true),
  PATH("path", "Path", true),
  SLICE("slice", "Slice", false),
  SCOPE("scope", "Scope", false);

  private final String suffix;
  private final String section;
  private final boolean mayAlias;

  UnitType(String suffix, String section, boolean mayAlias) {
    this.suffix = suffix;
    this.section = section;
    this.mayAlias = mayAlias;
  }

  /** The type with this suffix, given without its dot. */
  public static Optional<UnitType> of(String suffix) {
    return switch (suffix) {
      case "service" -> Optional.of(SERVICE);
      case "socket" -> Optional.of(SOCKET);
      case "target" -> Optional.of(TARGET);
      case "device" -> Optional.of(DEVICE);
      case "mount" -> Optional.of(MOUNT);
      case "automount" -> Optional.of(AUTOMOUNT);
      case "swap" -> Optional.of(SWAP);
      case "timer" -> Optional.of(TIMER);
      case "path" -> Optional.of(PATH);
      case "slice" -> Optional.of(SLICE);
      case "scope" -> Optional.of(SCOPE);
      default -> Optional.empty();
    };
  }

  /** The suffix without its dot. */
  public String suffix() {
    return suffix;
  }

  @Override
  public String kind() {
    return suffix + " unit";
  }

  /** Whether units of this type read a section; systemd warns of others and skips them. */
  @Override
  public boolean reads(String name) {
    return name.equals("Unit")
        || name.equals("Install")
        || (!section.isEmpty() && name.equals(section));
  }

  /** Whether systemd lets a symbolic link give units of this type a second name. */
  boolean mayAlias() {
    return mayAlias;
  }

  /** Whether systemd knows templates of this type reached through links. */
  boolean mayTemplate() {
    return mayAlias && this != DEVICE;
  }
}
