package dev.ringfence.derive.evidence;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import java.util.Collection;

/** Where paths lie. */
public final class Places {
  private Places() {}

  /** The path is the directory, or lies anywhere below it. */
  public static boolean within(String path, String directory) {
    return directory.equals("/")
        || (path.startsWith(directory)
            && (path.length() == directory.length() || path.charAt(directory.length()) == '/'));
  }

  /** The fact is about something below the directory, not about the directory itself. */
  public static boolean below(Fact.File file, String directory) {
    return within(file.path(), directory) && (file.whole() || !file.path().equals(directory));
  }

  /** As {@link #below}, for any of several directories. */
  public static boolean below(Fact.File file, Collection<String> directories) {
    return directories.stream().anyMatch(directory -> below(file, directory));
  }

  /** The directory that holds the path's last name; {@code /} for what lies in it. */
  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** Something was looked for at the path and was not there. */
  public static boolean missed(Fact.File file) {
    return file.seen().outcome() instanceof Outcome.Failed(String errno) && errno.equals("ENOENT");
  }
}
