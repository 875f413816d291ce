package dev.ringfence.observe.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file system as a process of the service sees it, to resolve the symbolic links of paths that
 * it gave. Looked at a moment later than the process did, through /proc/PID/root.
 */
final class ServiceFiles {
  /** As the kernel (MAXSYMLINKS). */
  private static final int MOST_LINKS = 40;

  private static final int MOST_KNOWN = 4096;

  private final Path proc;
  private int lastProcess;

  /** Directories that were resolved, for each what it is. */
  private final Map<String, String> known =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  ServiceFiles(Path proc) {
    this.proc = proc;
  }

  /**
   * A path without {@code .}, {@code ..} and symbolic links, its last name excepted.
   *
   * @param process that gave it; when it has ended, another of the service stands in
   */
  String resolveParent(String path, int process) {
    int slash = path.lastIndexOf('/');
    String last = path.substring(slash + 1);
    if (last.equals(".") || last.equals("..") || last.isEmpty()) {
      return resolve(path, process);
    }
    String parent = slash <= 0 ? "/" : path.substring(0, slash);
    String resolved = known.get(parent);
    if (resolved == null) {
      resolved = resolve(parent, process);
      known.put(parent, resolved);
    }
    return resolved.equals("/") ? "/" + last : resolved + "/" + last;
  }

  /** A path without {@code .}, {@code ..} and symbolic links. */
  String resolve(String path, int process) {
    Path root = root(process);
    Deque<String> rest = new ArrayDeque<>();
    push(rest, path);
    StringBuilder done = new StringBuilder();
    int links = 0;
    while (!rest.isEmpty()) {
      String name = rest.pop();
      if (name.equals("..")) {
        int slash = done.lastIndexOf("/");
        done.setLength(Math.max(slash, 0));
        continue;
      }
      String target = links < MOST_LINKS ? link(root, done + "/" + name) : "";
      if (target.isEmpty()) {
        done.append('/').append(name);
      } else {
        links++;
        if (target.startsWith("/")) {
          done.setLength(0);
        }
        push(rest, target);
      }
    }
    return done.isEmpty() ? "/" : done.toString();
  }

  /** A file of the service as this process can open it. */
  Path open(String path, int process) {
    return Path.of(root(process) + path);
  }

  private Path root(int process) {
    Path root = proc.resolve(String.valueOf(process)).resolve("root");
    if (Files.isDirectory(root)) {
      lastProcess = process;
      return root;
    }
    Path other = proc.resolve(String.valueOf(lastProcess)).resolve("root");
    return lastProcess != 0 && Files.isDirectory(other) ? other : Path.of("");
  }

  private static String link(Path root, String path) {
    // The links of /proc lead into other name spaces, or mean the one who reads them.
    if (path.startsWith("/proc/")) {
      return "";
    }
    try {
      Path file = Path.of(root + path);
      return Files.isSymbolicLink(file) ? Files.readSymbolicLink(file).toString() : "";
    } catch (IOException | java.nio.file.InvalidPathException e) {
      return "";
    }
  }

  private static void push(Deque<String> rest, String path) {
    String[] names = path.split("/", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      if (!names[i].isEmpty() && !names[i].equals(".")) {
        rest.push(names[i]);
      }
    }
  }
}
