package dev.ringfence.clone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What this process itself may do, see capabilities(7). */
final class Privileges {
  /** Number and name of the capabilities without which no clone boots. */
  private static final Map<Integer, String> NEEDED =
      Map.of(
          21,
          "CAP_SYS_ADMIN",
          12,
          "CAP_NET_ADMIN",
          8,
          "CAP_SETPCAP",
          18,
          "CAP_SYS_CHROOT",
          1,
          "CAP_DAC_OVERRIDE");

  private Privileges() {}

  static void require() throws IOException {
    long effective = 0;
    boolean root = false;
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (line.startsWith("CapEff:")) {
        effective = Long.parseUnsignedLong(value, 16);
      } else if (line.startsWith("Uid:")) {
        // Real, effective, saved, file system.
        root = value.split("\t", -1)[1].equals("0");
      }
    }
    if (!root) {
      throw new CloneFailedException("booting a clone needs root", "run it with sudo");
    }
    // user_namespaces(7): in the first one every user is itself.
    String users = Files.readString(Path.of("/proc/self/uid_map")).strip();
    if (!users.matches("0\\s+0\\s+4294967295")) {
      throw new CloneFailedException(
          "this process is root in a user namespace only",
          "run it as the host's root, or in a container that is not rootless");
    }
    for (Map.Entry<Integer, String> capability : NEEDED.entrySet()) {
      if ((effective >>> capability.getKey() & 1) == 0) {
        throw new CloneFailedException(
            "this process has no " + capability.getValue(),
            "run it outside of the container or service that took it away, or the container with"
                + " --privileged");
      }
    }
  }
}
