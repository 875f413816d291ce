package dev.ringfence.linux;

import java.util.Optional;

/** Calling conventions of the kernel whose system calls Ringfence can name. */
public enum Architecture {
  X86_64(0xc000_003e),
  X86(0x4000_0003),
  AARCH64(0xc000_00b7),
  ARM(0x4000_0028),
  RISCV64(0xc000_00f3),
  PPC64LE(0xc000_0015),
  S390X(0x8000_0016);

  private final int auditNumber;

  Architecture(int auditNumber) {
    this.auditNumber = auditNumber;
  }

  /** The one that this program runs on; empty when it is none of those whose calls are named. */
  public static Optional<Architecture> ofThisMachine() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }

  /** By the {@code AUDIT_ARCH_*} number of linux/audit.h, which seccomp uses too. */
  public static Optional<Architecture> ofAudit(int auditNumber) {
    for (Architecture architecture : values()) {
      if (architecture.auditNumber == auditNumber) {
        return Optional.of(architecture);
      }
    }
    return Optional.empty();
  }
}
