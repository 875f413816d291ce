package dev.ringfence.clone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What kind of clone to boot.
 *
 * @param root the root to copy: {@code /}, or that of another distribution
 * @param files text files to put into the clone before systemd starts, by absolute path; units and
 *     drop-ins go to {@code /run/systemd/system.control}, where nothing overrides them
 * @param starts units to start with the clone, such as {@code dbus.socket}, besides the journal and
 *     what every service needs
 * @param cpus how many CPUs the clone may use; 0 is all
 * @param limits what else it may use
 * @param upper where written files go
 * @param excluded absolute paths of directories that shall be empty in the clone
 */
public record CloneRequest(
    Path root,
    Map<String, String> files,
    List<String> starts,
    int cpus,
    Limits limits,
    Upper upper,
    List<Path> excluded) {
  /** Where units and drop-ins override every other place, see systemd.unit(5). */
  public static final String UNITS = "/run/systemd/system.control";

  public CloneRequest {
    files = Map.copyOf(files);
    starts = List.copyOf(starts);
    excluded = List.copyOf(excluded);
    for (String path : files.keySet()) {
      if (!path.startsWith("/") || path.contains("/../")) {
        throw new IllegalArgumentException("not an absolute path: " + path);
      }
    }
  }

  /** A clone of a root with all CPUs, the default limits, and nothing added. */
  public static CloneRequest of(Path root) {
    return new CloneRequest(
        root, Map.of(), List.of(), 0, Limits.ofThisHost(), new Upper.InMemory(), List.of());
  }

  /** The same with one more text file in the clone. */
  public CloneRequest withFile(String path, String text) {
    Map<String, String> more = new HashMap<>(files);
    more.put(path, text);
    return new CloneRequest(root, more, starts, cpus, limits, upper, excluded);
  }

  /** The same with a unit of the clone's own, or one that replaces the host's. */
  public CloneRequest withUnit(String name, String text) {
    return withFile(UNITS + "/" + name, text);
  }

  /** The same with a drop-in for a unit. */
  public CloneRequest withDropIn(String unit, String name, String text) {
    return withFile(UNITS + "/" + unit + ".d/" + name, text);
  }

  /** The same with units that start with the clone. */
  public CloneRequest withStarts(List<String> units) {
    return new CloneRequest(root, files, units, cpus, limits, upper, excluded);
  }

  /** The same with so many CPUs; 0 is all. */
  public CloneRequest withCpus(int number) {
    return new CloneRequest(root, files, starts, number, limits, upper, excluded);
  }

  /** The same with other limits. */
  public CloneRequest withLimits(Limits other) {
    return new CloneRequest(root, files, starts, cpus, other, upper, excluded);
  }

  /** The same with written files at another place. */
  public CloneRequest withUpper(Upper other) {
    return new CloneRequest(root, files, starts, cpus, limits, other, excluded);
  }

  /** The same with directories that shall be empty. */
  public CloneRequest withExcluded(List<Path> paths) {
    return new CloneRequest(root, files, starts, cpus, limits, upper, paths);
  }
}
