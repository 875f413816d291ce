package dev.ringfence.observe.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paths that were used in one way. A directory with very many of them below it becomes one that
 * stands for all: a service that makes files of ever new names would fill the memory otherwise.
 */
final class PathTree {
  /** Paths below a directory before it stands for them. */
  static final int MOST_BELOW = 64;

  /** The same for {@code /} and what lies in it, such as {@code /usr}, which say too little. */
  static final int MOST_BELOW_TOP = 4096;

  private static final class Node {
    final Map<String, Node> children = new HashMap<>(2);
    boolean used;
    boolean whole;
    int below;
  }

  /**
   * What becomes of the tree when a path is added.
   *
   * @param directory that now stands for all below it
   * @param gone the paths that it stands for from now on
   */
  record Collapse(String directory, List<String> gone) {}

  private final Node root = new Node();

  /** The directory that stands for a path already, which may be the path itself. */
  Optional<String> covering(String path) {
    Node node = root;
    StringBuilder at = new StringBuilder();
    if (node.whole) {
      return Optional.of("/");
    }
    for (String name : names(path)) {
      node = node.children.get(name);
      if (node == null) {
        return Optional.empty();
      }
      at.append('/').append(name);
      if (node.whole) {
        return Optional.of(at.toString());
      }
    }
    return Optional.empty();
  }

  /**
   * Adds a path that nothing covers.
   *
   * @param whole it is a directory that stands for all below it
   */
  Optional<Collapse> add(String path, boolean whole) {
    List<Node> way = new ArrayList<>();
    Node node = root;
    way.add(node);
    List<String> names = names(path);
    for (String name : names) {
      node = node.children.computeIfAbsent(name, _ -> new Node());
      way.add(node);
    }
    if (whole) {
      return Optional.of(collapse(names, way, way.size() - 1));
    }
    if (node.used) {
      return Optional.empty();
    }
    node.used = true;
    for (Node above : way) {
      above.below++;
    }
    // The lowest directory with too many: it says the most.
    for (int depth = way.size() - 2; depth >= 0; depth--) {
      if (way.get(depth).below > (depth < 2 ? MOST_BELOW_TOP : MOST_BELOW)) {
        return Optional.of(collapse(names, way, depth));
      }
    }
    return Optional.empty();
  }

  private static Collapse collapse(List<String> names, List<Node> way, int depth) {
    String directory = depth == 0 ? "/" : "/" + String.join("/", names.subList(0, depth));
    Node node = way.get(depth);
    List<String> gone = new ArrayList<>();
    gather(node, directory.equals("/") ? "" : directory, gone);
    int less = node.below - 1;
    for (int i = 0; i < depth; i++) {
      way.get(i).below -= less;
    }
    node.children.clear();
    node.whole = true;
    node.used = false;
    node.below = 1;
    return new Collapse(directory, gone);
  }

  private static void gather(Node node, String path, List<String> into) {
    if (node.used || node.whole) {
      into.add(path.isEmpty() ? "/" : path);
    }
    for (Map.Entry<String, Node> child : node.children.entrySet()) {
      gather(child.getValue(), path + "/" + child.getKey(), into);
    }
  }

  private static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < path.length()) {
      int slash = path.indexOf('/', at);
      int end = slash < 0 ? path.length() : slash;
      if (end > at) {
        names.add(path.substring(at, end));
      }
      at = end + 1;
    }
    return names;
  }
}
