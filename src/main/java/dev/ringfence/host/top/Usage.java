package dev.ringfence.host.top;

import dev.ringfence.linux.ControlGroup;
import dev.ringfence.linux.ListeningSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one running service has used since it started, and what it holds now.
 *
 * @param unit its whole name
 * @param controlGroup its path in the hierarchy
 * @param counts CPU in nanoseconds, memory, input and output, and IP traffic in bytes, tasks
 */
record Usage(String unit, String controlGroup, Map<Resource, Count> counts) {
  /** What {@link #of} needs of systemctl show. */
  static final String PROPERTIES =
      "Id,ActiveState,ControlGroup,CPUUsageNSec,MemoryCurrent,TasksCurrent,IOReadBytes,"
          + "IOWriteBytes,IPIngressBytes,IPEgressBytes";

  /** Where systemd mounts the version 1 controller that counts input and output. */
  private static final Path BLOCK_IO = Path.of("/sys/fs/cgroup/blkio");

  Usage {
    counts = Map.copyOf(counts);
  }

  /** From the properties of a service that runs. */
  static Usage of(Map<String, String> properties) throws IOException {
    String group = properties.getOrDefault("ControlGroup", "");
    Count io = count(properties, "IOReadBytes").plus(count(properties, "IOWriteBytes"));
    Map<Resource, Count> counts = new EnumMap<>(Resource.class);
    counts.put(Resource.CPU, count(properties, "CPUUsageNSec"));
    counts.put(Resource.MEMORY, count(properties, "MemoryCurrent"));
    counts.put(Resource.TASKS, count(properties, "TasksCurrent"));
    counts.put(Resource.IO, io instanceof Count.Off ? blockIo(group) : io);
    counts.put(
        Resource.IP, count(properties, "IPIngressBytes").plus(count(properties, "IPEgressBytes")));
    return new Usage(properties.getOrDefault("Id", ""), group, counts);
  }

  private static Count count(Map<String, String> properties, String name) {
    return Count.parse(properties.getOrDefault(name, ""));
  }

  /**
   * systemd reads no version 1 counter of bytes; the group is there if BlockIOAccounting= is on.
   * The last line is {@code Total N}, see the kernel's documentation, cgroup-v1/blkio-controller.
   */
  private static Count blockIo(String group) throws IOException {
    Path file = BLOCK_IO.resolve(group.substring(1)).resolve("blkio.throttle.io_service_bytes");
    if (!Files.exists(file)) {
      return new Count.Off();
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("Total "))
        .findFirst()
        .map(line -> Count.parse(line.substring("Total ".length())))
        .orElse(new Count.Off());
  }

  /** Where it waits for connections; empty when that cannot be seen. */
  List<ListeningSocket> listens(ControlGroup root) {
    try {
      return ListeningSocket.of(root.below(controlGroup).processes());
    } catch (IOException e) {
      // It ended meanwhile.
      return List.of();
    }
  }
}
