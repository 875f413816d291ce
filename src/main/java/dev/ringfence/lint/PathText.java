package dev.ringfence.lint;

/** Paths as text, because not every path in a unit file is one that Java can name. */
public final class PathText {
  private PathText() {}

  /**
   * Without repeated slashes, {@code .} components and a slash at the end. {@code ..} stays:
   * systemd refuses it.
   */
  public static String simplified(String path) {
    StringBuilder simple = new StringBuilder(path.length());
    int from = 0;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      String part = path.substring(from, to);
      if (!part.isEmpty() && !part.equals(".")) {
        if (!simple.isEmpty() || path.startsWith("/")) {
          simple.append('/');
        }
        simple.append(part);
      }
      from = to + 1;
    }
    return simple.isEmpty() ? "/" : simple.toString();
  }

  /** The same path by the name that is not a link on any current system: /run for /var/run. */
  public static String canonical(String path) {
    if (path.equals("/var/run") || path.startsWith("/var/run/")) {
      return path.substring("/var".length());
    }
    for (String merged : new String[] {"/bin", "/sbin", "/lib", "/lib64"}) {
      if (path.equals(merged) || path.startsWith(merged + "/")) {
        return "/usr" + path;
      }
    }
    return path;
  }

  /** Whether a path is {@code top} or lies below it. */
  public static boolean isIn(String path, String top) {
    return top.equals("/")
        ? path.startsWith("/")
        : path.startsWith(top)
            && (path.length() == top.length() || path.charAt(top.length()) == '/');
  }

  /** Whether a path lies below {@code top} and is not the same. */
  public static boolean isBelow(String path, String top) {
    return isIn(path, top) && !path.equals(top);
  }

  /** The last component: {@code nginx} of {@code /usr/sbin/nginx}. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
