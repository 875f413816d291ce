package dev.ringfence.clone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The settings below {@code /proc/sys/net} on which it depends whether a service can listen and
 * connect. A new network namespace begins with the kernel's defaults, and a service shall see its
 * host's.
 */
final class NetworkSettings {
  private static final Path NET = Path.of("/proc/sys/net");

  private static final List<String> NAMES =
      List.of(
          "core/somaxconn",
          "ipv4/ip_forward",
          "ipv4/ip_local_port_range",
          "ipv4/ip_nonlocal_bind",
          "ipv4/ip_unprivileged_port_start",
          "ipv4/ping_group_range",
          "ipv4/tcp_fastopen",
          "ipv4/tcp_max_syn_backlog",
          "ipv4/tcp_syncookies",
          "ipv6/bindv6only",
          "ipv6/conf/all/disable_ipv6",
          "ipv6/conf/default/disable_ipv6",
          "ipv6/conf/lo/disable_ipv6",
          "ipv6/ip_nonlocal_bind",
          "unix/max_dgram_qlen");

  private NetworkSettings() {}

  /** A line a setting that this host has: its path below {@code /proc/sys/net}, and its value. */
  static String ofThisHost() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String name : NAMES) {
      Path setting = NET.resolve(name);
      // Not those of IPv6 on a kernel without it.
      if (Files.exists(setting)) {
        lines.append(name).append(' ').append(value(setting)).append('\n');
      }
    }
    return lines.toString();
  }

  /** In one read: the kernel tells a setting at offset 0 alone. */
  private static String value(Path setting) throws IOException {
    try (InputStream in = Files.newInputStream(setting)) {
      byte[] value = new byte[256];
      return new String(value, 0, Math.max(0, in.read(value)), StandardCharsets.US_ASCII).strip();
    }
  }
}
