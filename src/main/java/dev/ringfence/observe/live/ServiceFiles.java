package dev.ringfence.observe.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The file system as a process of the service sees it, to resolve the symbolic links of paths that
 * it gave. Looked at a moment later than the process did, through /proc/PID/root.
 */
final class ServiceFiles {
  /** As the kernel (MAXSYMLINKS). */
  private static final int MOST_LINKS = 40;

  private static final int MOST_KNOWN = 4096;
  private static final int MOST_CHROOTS = 64;

  /**
   * What a process sees.
   *
   * @param root as we can open it
   * @param at where it is in the service's mount namespace; empty, or without a slash at its end
   */
  private record View(Path root, String at) {
    static final View OURS = new View(Path.of(""), "");

    boolean has(String path) {
      return at.isEmpty() || path.equals(at) || path.startsWith(at + "/");
    }

    String within(String path) {
      return path.substring(at.length());
    }
  }

  private final Path proc;
  private View last = View.OURS;
  private final Set<String> chroots = new TreeSet<>(Comparator.reverseOrder()); // inner ones first
  private String ourRoot = "";

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

  /** Where our own root directory is in the kernel's eyes, without a slash at its end. */
  void rootIs(String path) {
    ourRoot = path;
  }

  /** A process that sees all that the service sees stands in for those of it that have ended. */
  void standsIn(int process) {
    View _ = view("/", process);
  }

  /** A path without {@code .}, {@code ..} and symbolic links. */
  String resolve(String path, int process) {
    View view = view(path, process);
    Deque<String> rest = new ArrayDeque<>();
    push(rest, view.within(path));
    StringBuilder done = new StringBuilder();
    int links = 0;
    while (!rest.isEmpty()) {
      String name = rest.pop();
      if (name.equals("..")) {
        int slash = done.lastIndexOf("/");
        done.setLength(Math.max(slash, 0));
        continue;
      }
      String target = links < MOST_LINKS ? link(view.root, done + "/" + name) : "";
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
    String resolved = view.at + done;
    return resolved.isEmpty() ? "/" : resolved;
  }

  /** A process called chroot(2): what has ended since may have been in there. */
  void chrooted(String path) {
    if (chroots.size() < MOST_CHROOTS && !path.equals("/")) {
      chroots.add(path);
    }
  }

  /** A path from the root of a process that has the file, which may have called chroot. */
  String fromRootOf(String file, String path, int process) {
    return view(file, process).at + path;
  }

  /** A file of the service as this process can open it. */
  Path open(String path, int process) {
    View view = view(path, process);
    return Path.of(view.root + view.within(path));
  }

  /**
   * That of the process; if it ended, or its root is below the path, of one that was there before.
   */
  private View view(String path, int process) {
    try {
      Path root = proc.resolve(String.valueOf(process)).resolve("root");
      String at = Files.readSymbolicLink(root).toString();
      at = at.equals(ourRoot) || at.startsWith(ourRoot + "/") ? at.substring(ourRoot.length()) : at;
      View view = new View(root, at.equals("/") ? "" : at);
      if (view.has(path)) {
        last = view.at.isEmpty() ? view : last;
        return view;
      }
    } catch (IOException e) {
      // It ended.
    }
    View whole = Files.isDirectory(last.root) ? last : View.OURS;
    for (String chroot : chroots) {
      View view = new View(Path.of(whole.root + chroot), chroot);
      if (view.has(path)) {
        return view;
      }
    }
    return whole;
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
