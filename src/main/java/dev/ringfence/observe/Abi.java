package dev.ringfence.observe;

/** The calling conventions of the kernel, by systemd's names (SystemCallArchitectures=). */
public enum Abi {
  X86_64("x86-64"),
  X86("x86"),
  X32("x32"),
  ARM64("arm64"),
  ARM("arm");

  private final String systemdName;

  Abi(String systemdName) {
    this.systemdName = systemdName;
  }

  /** A kernel can be of it; else it is for programs beside those of the kernel's own. */
  public boolean isNative() {
    return this == X86_64 || this == ARM64;
  }

  /** As SystemCallArchitectures= takes it, such as {@code x86-64}. */
  public String systemdName() {
    return systemdName;
  }
}
