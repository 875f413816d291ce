package dev.ringfence.jail;

import dev.ringfence.linux.ElfImage;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The file system outside the jail. What cannot be looked at is not there. */
record Tree(Root root) {
  /** As many links as the kernel follows, path_resolution(7). */
  private static final int MOST_LINKS = 40;

  /** Of a running clone, by its systemd's process. */
  static Tree of(long pid) {
    return new Tree(new Root(Path.of("/proc", Long.toString(pid), "root")));
  }

  boolean exists(String path) {
    try {
      return Files.exists(root.open(Path.of(path)), LinkOption.NOFOLLOW_LINKS);
    } catch (IOException | InvalidPathException nowhere) {
      return false;
    }
  }

  boolean isDirectory(String path) {
    try {
      return Files.isDirectory(root.open(Path.of(path)));
    } catch (IOException | InvalidPathException nowhere) {
      return false;
    }
  }

  /**
   * Every name by which a path is reached: itself, and what is left after each symbolic link on the
   * way; the last one has no link in it.
   */
  List<String> names(String path) {
    Set<String> names = new LinkedHashSet<>();
    String now = path;
    for (int links = 0; links <= MOST_LINKS && names.add(now); links++) {
      now = afterFirstLink(now);
    }
    return List.copyOf(names);
  }

  private String afterFirstLink(String path) {
    String done = "";
    List<String> parts = List.of(path.substring(1).split("/", -1));
    for (int at = 0; at < parts.size(); at++) {
      String here = done + "/" + parts.get(at);
      String target = target(here);
      if (!target.isEmpty()) {
        Path base = Path.of(done.isEmpty() ? "/" : done);
        List<String> rest = parts.subList(at + 1, parts.size());
        return base.resolve(target).resolve(String.join("/", rest)).normalize().toString();
      }
      done = here;
    }
    return path;
  }

  /** What a link says; empty when it is none. The directories above it have to be real. */
  private String target(String path) {
    try {
      Path host = root.directory().resolve(path.substring(1));
      return Files.isSymbolicLink(host) ? Files.readSymbolicLink(host).toString() : "";
    } catch (IOException | InvalidPathException nowhere) {
      return "";
    }
  }

  /** Links in the root directory, such as /lib, and where they lead. */
  Map<String, String> linksInRoot() {
    Map<String, String> links = new TreeMap<>();
    for (String name : List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32")) {
      String target = target("/" + name);
      if (!target.isEmpty()) {
        links.put("/" + name, Path.of("/").resolve(target).normalize().toString());
      }
    }
    return links;
  }

  /** Links in the directory of a file that lead to it, by which programs know it. */
  List<String> linksBeside(String path) {
    List<String> links = new ArrayList<>();
    Path file = Path.of(path);
    Path name = file.getFileName();
    Path directory = file.getParent();
    if (name == null || directory == null) {
      return links;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.open(directory))) {
      for (Path entry : entries) {
        if (Files.isSymbolicLink(entry)
            && name.equals(Files.readSymbolicLink(entry).getFileName())) {
          links.add(directory.resolve(String.valueOf(entry.getFileName())).toString());
        }
      }
    } catch (IOException nowhere) {
      return links;
    }
    links.sort(null);
    return links;
  }

  /** The first line of a script without its mark; empty when it is none. */
  String shebang(String path) {
    try (var in = Files.newInputStream(root.open(Path.of(path)))) {
      String head = new String(in.readNBytes(256), java.nio.charset.StandardCharsets.ISO_8859_1);
      return head.startsWith("#!") ? head.substring(2).lines().findFirst().orElse("").strip() : "";
    } catch (IOException | InvalidPathException nowhere) {
      return "";
    }
  }

  /** The dynamic linker that an ELF file names; empty when it names none. */
  String loader(String path) {
    try {
      return ElfImage.read(root.open(Path.of(path))).interpreter();
    } catch (IOException | InvalidPathException nowhere) {
      return "";
    }
  }
}
