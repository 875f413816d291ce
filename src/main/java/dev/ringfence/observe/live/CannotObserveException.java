package dev.ringfence.observe.live;

import dev.ringfence.linux.BpfLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine lacks something without which nothing can be observed; the message says what. */
public final class CannotObserveException extends IOException {
  private static final long serialVersionUID = 1;

  public CannotObserveException(String message) {
    super(message);
  }

  /**
   * The likeliest reason for a load that failed, in the order in which they are to be ruled out.
   */
  static CannotObserveException because(BpfLoadException failure) {
    if (!describesItsTypes()) {
      return new CannotObserveException(
          "this kernel does not describe its types: /sys/kernel/btf/vmlinux is missing"
              + " (CONFIG_DEBUG_INFO_BTF, which the kernels of Debian 12 and later have)");
    }
    if (failure.errno().equals("EPERM") || failure.errno().equals("EACCES")) {
      return new CannotObserveException(
          "no privilege to load BPF programs: run as root, with CAP_BPF and CAP_PERFMON ("
              + failure.line()
              + ")");
    }
    return new CannotObserveException(
        "this kernel ("
            + System.getProperty("os.version")
            + ") is too old to be observed: "
            + failure.line()
            + "; Linux 5.15 or later is needed");
  }

  private static boolean describesItsTypes() {
    try {
      return Files.size(Path.of("/sys/kernel/btf/vmlinux")) > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
