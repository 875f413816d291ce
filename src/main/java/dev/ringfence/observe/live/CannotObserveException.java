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
    if (!failure.isOfVerifier()
        && (failure.errno().equals("EPERM") || failure.errno().equals("EACCES"))) {
      return new CannotObserveException(
          "no privilege to load BPF programs: run as root, with CAP_BPF and CAP_PERFMON ("
              + failure.line()
              + ")");
    }
    String kernel = System.getProperty("os.version");
    return new CannotObserveException(
        "this kernel ("
            + kernel
            + ") does not take the programs that observe: "
            + failure.line()
            + (isOlderThanProven(kernel) ? "; the oldest that is known to is Linux 6.1" : ""));
  }

  private static boolean isOlderThanProven(String kernel) {
    String[] parts = kernel.split("[^0-9]", 3);
    int major = Integer.parseInt(parts[0]);
    return major < 6 || (major == 6 && parts[1].equals("0"));
  }

  private static boolean describesItsTypes() {
    try {
      return Files.size(Path.of("/sys/kernel/btf/vmlinux")) > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
