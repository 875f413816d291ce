package dev.ringfence.observe.live;

import dev.ringfence.linux.Architecture;
import dev.ringfence.observe.Abi;
import java.util.Optional;

/** The machine that is observed: its own calling convention, and that of its 32-bit programs. */
enum Machine {
  X86_64("amd64", Architecture.X86_64, Abi.X86_64, Architecture.X86, Abi.X86),
  ARM64("aarch64", Architecture.AARCH64, Abi.ARM64, Architecture.ARM, Abi.ARM);

  private final String javaName;
  private final Architecture architecture;
  private final Abi abi;
  private final Architecture compat;
  private final Abi compatAbi;

  Machine(String javaName, Architecture architecture, Abi abi, Architecture compat, Abi compatAbi) {
    this.javaName = javaName;
    this.architecture = architecture;
    this.abi = abi;
    this.compat = compat;
    this.compatAbi = compatAbi;
  }

  /** The one we run on; empty on another that no BPF programs were written for. */
  static Optional<Machine> here() {
    String name = System.getProperty("os.arch");
    for (Machine machine : values()) {
      if (machine.javaName.equals(name)) {
        return Optional.of(machine);
      }
    }
    return Optional.empty();
  }

  Architecture architecture() {
    return architecture;
  }

  Abi abi() {
    return abi;
  }

  Architecture compat() {
    return compat;
  }

  Abi compatAbi() {
    return compatAbi;
  }
}
