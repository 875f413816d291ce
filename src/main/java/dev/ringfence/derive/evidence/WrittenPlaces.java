package dev.ringfence.derive.evidence;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The directories that a service has to be able to write to, as few and as general as its facts
 * allow: a directory of the service's own rather than each file, the file alone rather than a
 * directory that it shares with the whole system.
 */
public final class WrittenPlaces {
  /** Each directory right below one of these belongs to one service. */
  private static final List<String> HOUSES =
      List.of(
          "/etc",
          "/opt",
          "/run",
          "/run/lock",
          "/srv",
          "/usr/lib",
          "/usr/local",
          "/usr/share",
          "/var/cache",
          "/var/lib",
          "/var/log",
          "/var/spool",
          "/var/www");

  /** Shared by everybody: not opened up for one file that is there already. */
  private static final Set<String> SHARED =
      Set.of(
          "/",
          "/boot",
          "/efi",
          "/home",
          "/media",
          "/mnt",
          "/tmp",
          "/usr",
          "/usr/bin",
          "/usr/sbin",
          "/var",
          "/var/tmp",
          "/var/lib/private",
          "/var/log/private",
          "/var/cache/private");

  private WrittenPlaces() {}

  /** The directories, or single files, each with the most telling fact that needs it. */
  public static Map<String, Fact> of(Evidence evidence) {
    List<Fact.File> changes = new ArrayList<>();
    for (Fact.File file : evidence.done(Fact.File.class)) {
      if (file.access().changes()) {
        changes.add(file);
      }
    }
    Set<String> made = made(evidence);
    Map<String, List<Fact>> needs = new TreeMap<>();
    for (Fact.File file : changes) {
      if (!isDevice(file)) {
        needs.computeIfAbsent(place(file, made), _ -> new ArrayList<>()).add(file);
      }
    }
    for (Fact.UnixSocket socket : evidence.done(Fact.UnixSocket.class)) {
      if (socket.call().equals("bind") && socket.path().startsWith("/")) {
        needs
            .computeIfAbsent(
                general(Places.parent(inRun(socket.path(), evidence))), _ -> new ArrayList<>())
            .add(socket);
      }
    }
    Map<String, Fact> places = new TreeMap<>();
    needs.forEach(
        (place, facts) -> Evidence.telling(facts).ifPresent(fact -> places.put(place, fact)));
    return places;
  }

  /**
   * A socket is known by the path that was asked for, which may lead through the old name of /run.
   */
  private static String inRun(String path, Evidence evidence) {
    boolean link = evidence.surroundings().link("/var/run").filter("/run"::equals).isPresent();
    return link && path.startsWith("/var/run/") ? path.substring("/var".length()) : path;
  }

  /** The directories that the service made itself. */
  public static Set<String> made(Evidence evidence) {
    Set<String> made = new HashSet<>();
    for (Fact.File file : evidence.done(Fact.File.class)) {
      if (file.access() == FileAccess.CREATE
          && file.type() == FileType.DIRECTORY
          && !file.whole()) {
        made.add(file.path());
      }
    }
    return made;
  }

  /** Those that lie in no other one of them. */
  public static Map<String, Fact> outermost(Map<String, Fact> places) {
    Map<String, Fact> outermost = new TreeMap<>(places);
    outermost
        .keySet()
        .removeIf(place ->
            places.keySet().stream()
                .anyMatch(other -> !other.equals(place) && Places.within(place, other)));
    return outermost;
  }

  /** Writing to a device changes no file system. */
  private static boolean isDevice(Fact.File file) {
    boolean device =
        file.type() == FileType.CHARACTER_DEVICE || file.type() == FileType.BLOCK_DEVICE;
    return device && file.access() == FileAccess.WRITE;
  }

  private static String place(Fact.File file, Set<String> made) {
    boolean names =
        switch (file.access()) {
          case CREATE, DELETE, RENAME -> true;
          default -> false;
        };
    if (file.access() == FileAccess.CREATE && made.contains(file.path()) && isKept(file.path())) {
      return file.path();
    }
    if (file.whole()) {
      return general(outOfMade(file.path(), made));
    }
    String parent = Places.parent(file.path());
    if (!names && (SHARED.contains(parent) || HOUSES.contains(parent))) {
      return outOfMade(file.path(), made).equals(file.path())
          ? file.path()
          : general(outOfMade(parent, made));
    }
    return general(outOfMade(parent, made));
  }

  /** What the service made itself is not there when it starts: the directory above has to be. */
  private static String outOfMade(String directory, Set<String> made) {
    String place = directory;
    for (String at = directory; !at.equals("/"); at = Places.parent(at)) {
      if (made.contains(at) && !isKept(at)) {
        place = Places.parent(at);
      }
    }
    return place;
  }

  /** Of all below a service's own directory, that directory. */
  private static String general(String directory) {
    String place = directory;
    for (String at = directory; !at.equals("/"); at = Places.parent(at)) {
      if (isHouseOfOne(at)) {
        place = at;
      }
    }
    return place;
  }

  /** systemd can make it before the service starts, so that the service need not. */
  private static boolean isKept(String directory) {
    return isHouseOfOne(directory) && OwnDirectory.of(directory).isPresent();
  }

  private static boolean isHouseOfOne(String directory) {
    return HOUSES.contains(Places.parent(directory))
        && !HOUSES.contains(directory)
        && !SHARED.contains(directory);
  }
}
