package dev.ringfence.clone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a clone must leave as it was, to compare before and after.
 *
 * @param facts what was seen, by the place where it was seen
 */
public record HostState(Map<String, String> facts) {

  /** Settings that the kernel or others on this machine change all the time. */
  private static final List<String> RESTLESS =
      List.of(
          "/random/",
          "/fs/dentry-state",
          "/fs/file-nr",
          "/fs/inode",
          "/fs/aio-nr",
          "/fs/quota/",
          "/kernel/ns_last_pid",
          "/kernel/pty/nr",
          "/kernel/sched_domain",
          "/kernel/tainted",
          "/net/netfilter/nf_conntrack_count",
          "/kernel/keys/",
          "/vm/stat_refresh",
          "/fs/binfmt_misc");

  /**
   * Looks at the host.
   *
   * @param watched directories whose files, sizes, modes and owners count
   */
  public static HostState now(Path... watched) throws IOException {
    Map<String, String> facts = new TreeMap<>();
    for (Mount mount : Mount.parse(Files.readString(Path.of("/proc/self/mountinfo")))) {
      // Others make their roots there while we run.
      if (!mount.point().startsWith("/var/cache/ringfence")) {
        facts.put("mount " + mount.id(), mount.toString());
      }
    }
    for (Path top : watched) {
      describe(top, facts);
    }
    describe(Path.of("/dev"), facts);
    facts.keySet().removeIf(fact -> fact.startsWith("/dev/pts") || fact.startsWith("/dev/shm"));
    facts.put("addresses", run("ip", "-o", "address"));
    facts.put("routes", run("ip", "route"));
    facts.put("swap", Files.readString(Path.of("/proc/swaps")));
    settings(facts);
    return new HostState(facts);
  }

  /** What differs in another state, in words; the clock of it has gone on meanwhile. */
  public List<String> differences(HostState later) {
    Set<String> places = new TreeSet<>(facts.keySet());
    places.addAll(later.facts.keySet());
    List<String> differences = new ArrayList<>();
    for (String place : places) {
      String before = facts.getOrDefault(place, "nothing");
      String after = later.facts.getOrDefault(place, "nothing");
      if (!before.equals(after)) {
        differences.add(place + " was " + before + ", is " + after);
      }
    }
    return differences;
  }

  private static void describe(Path top, Map<String, String> into) throws IOException {
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return visitFile(directory, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            try {
              Map<String, Object> all =
                  Files.readAttributes(file, "unix:mode,uid,gid,rdev", LinkOption.NOFOLLOW_LINKS);
              String size = attributes.isRegularFile() ? " " + attributes.size() : "";
              into.put(file.toString(), new TreeMap<>(all) + size);
            } catch (IOException gone) {
              // Not ours.
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void settings(Map<String, String> into) throws IOException {
    try (Stream<Path> tree = Files.walk(Path.of("/proc/sys"))) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        String name = path.toString();
        if (!Files.isRegularFile(path) || RESTLESS.stream().anyMatch(name::contains)) {
          continue;
        }
        try (InputStream in = Files.newInputStream(path)) {
          // In one read: the kernel tells a setting at offset 0 alone.
          byte[] value = new byte[1 << 16];
          int length = Math.max(in.read(value), 0);
          into.put(name, new String(value, 0, length, StandardCharsets.ISO_8859_1).strip());
        } catch (IOException unreadable) {
          // Write-only ones.
        }
      }
    } catch (UncheckedIOException vanished) {
      // A network interface of somebody else's went.
    }
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .replaceAll("(valid|preferred)_lft \\S+", "");
  }
}
