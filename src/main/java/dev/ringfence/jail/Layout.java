package dev.ringfence.jail;

import dev.ringfence.derive.evidence.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fewest mounts that bring what a service needs.
 *
 * @param granularity how much comes with each
 * @param tree outside the jail
 * @param made directories that the service makes itself
 * @param packages what packages brought, for {@link Granularity#PACKAGE}
 */
record Layout(Granularity granularity, Tree tree, Set<String> made, PackageFiles packages) {
  /** Reasons told for one mount. */
  private static final int TOLD = 2;

  /** Names with numbers, such as of temporary files, come last: they are others each time. */
  private static final Comparator<String> STEADY =
      Comparator.comparing((String why) -> why.chars().anyMatch(Character::isDigit))
          .thenComparing(Comparator.naturalOrder());

  /** What is known of a mount while the needs are gone through. */
  private static final class Spot {
    boolean writable;
    boolean required;
    boolean runs;
    final TreeSet<String> changes = new TreeSet<>(STEADY);
    final TreeSet<String> runsBy = new TreeSet<>(STEADY);
    final TreeSet<String> others = new TreeSet<>(STEADY);

    void note(Need need) {
      writable |= need.use().changes();
      runs |= need.use() == Use.RUN;
      required |= need.use() == Use.RUN || need.use().changes();
      TreeSet<String> list = need.use().changes() ? changes : runs(need) ? runsBy : others;
      list.add(need.why());
    }

    private static boolean runs(Need need) {
      return need.use() == Use.RUN;
    }

    List<String> why() {
      List<String> all = new ArrayList<>(changes);
      all.addAll(runsBy);
      all.addAll(others);
      List<String> told = new ArrayList<>(all.subList(0, Math.min(TOLD, all.size())));
      if (all.size() > TOLD) {
        told.add("and more");
      }
      return told;
    }
  }

  /**
   * Directories that the service looked at and that hold the things of many: where nothing of what
   * is bound lies in one, an empty one does.
   */
  SortedMap<String, String> empty(Collection<Need> needs, List<Bind> binds) {
    SortedMap<String, String> empty = new TreeMap<>();
    for (Need need : needs) {
      String path = need.path();
      if (isLookAtWide(need)
          && binds.stream()
              .noneMatch(bind -> bind.covers(path) || Places.within(bind.path(), path))) {
        empty.merge(path, need.why(), (one, two) -> STEADY.compare(one, two) <= 0 ? one : two);
      }
    }
    return empty;
  }

  private static boolean isLookAtWide(Need need) {
    return need.use() == Use.LOOK && WidePlaces.contains(need.path());
  }

  /** The mounts, sorted; none lies in another one that brings as much. */
  List<Bind> binds(Collection<Need> needs) {
    Map<String, Spot> spots = new TreeMap<>();
    List<Need> changing = new ArrayList<>();
    for (Need need : needs) {
      if (need.use().changes()) {
        changing.add(need);
      } else if (!isLookAtWide(need)) {
        for (String place : places(need)) {
          if (!place.equals("/")) {
            spots.computeIfAbsent(place, _ -> new Spot()).note(need);
          }
        }
      }
    }
    writable(changing, spots);
    aliases(spots);
    return outermost(spots);
  }

  private List<String> places(Need need) {
    String path = need.path();
    if (need.use() == Use.LIST) {
      return List.of(WidePlaces.contains(path) ? path : whole(path));
    }
    return switch (granularity) {
      case FILE -> {
        List<String> files = new ArrayList<>(List.of(path));
        if (need.use() == Use.RUN || need.use() == Use.READ) {
          files.addAll(tree.linksBeside(path));
        }
        yield files;
      }
      case DIRECTORY -> List.of(inDirectory(need));
      case PACKAGE -> {
        List<String> brought = packages.broughtWith(path);
        yield brought.isEmpty() ? List.of(inDirectory(need)) : brought;
      }
    };
  }

  private String inDirectory(Need need) {
    String path = need.path();
    String parent = Places.parent(path);
    if (!WidePlaces.contains(parent)) {
      return WidePlaces.below(path);
    }
    // Some systems keep all libraries in /usr/lib itself.
    boolean library = need.use() == Use.RUN && path.contains(".so") && parent.endsWith("/lib");
    return library && !tree.isDirectory(path) ? parent : path;
  }

  private String whole(String directory) {
    return granularity == Granularity.FILE ? directory : WidePlaces.below(directory);
  }

  /** What is written to, apart from what is run as far as that goes. */
  private void writable(List<Need> needs, Map<String, Spot> spots) {
    Map<String, Spot> deep = new TreeMap<>();
    for (Need need : needs) {
      deep.computeIfAbsent(directoryOf(need), _ -> new Spot()).note(need);
    }
    Map<String, List<String>> groups = new TreeMap<>();
    for (String directory : deep.keySet()) {
      String top = WidePlaces.contains(directory) ? directory : WidePlaces.below(directory);
      groups.computeIfAbsent(top, _ -> new ArrayList<>()).add(directory);
    }
    groups.forEach((top, directories) -> {
      boolean data = Places.within(top, "/var") || Places.within(top, "/run");
      boolean code =
          spots.entrySet().stream()
              .anyMatch(it -> it.getValue().runs && Places.within(it.getKey(), top));
      String place = data && !code && granularity != Granularity.FILE ? top : common(directories);
      for (String directory : directories) {
        Spot from = deep.getOrDefault(directory, new Spot());
        Spot to = spots.computeIfAbsent(place, _ -> new Spot());
        to.writable = true;
        to.required = true;
        to.changes.addAll(from.changes);
      }
    });
  }

  /** Where a change happens: a file that is there, or the directory in which names change. */
  private String directoryOf(Need need) {
    String path = need.path();
    if (need.use() == Use.WRITE) {
      boolean alone = WidePlaces.contains(Places.parent(path)) || granularity == Granularity.FILE;
      if (tree.isDirectory(path) || (alone && !made.contains(path))) {
        return path;
      }
    }
    String directory = Places.parent(path);
    while (made.contains(directory)) {
      directory = Places.parent(directory);
    }
    return directory;
  }

  private static String common(List<String> directories) {
    String common = directories.getFirst();
    for (String directory : directories) {
      while (!Places.within(directory, common)) {
        common = Places.parent(common);
      }
    }
    return common;
  }

  /** Libraries are known as /lib/... too, whether or not /lib is a link. */
  private void aliases(Map<String, Spot> spots) {
    Map<String, Spot> more = new TreeMap<>();
    tree.linksInRoot()
        .forEach((link, target) -> {
          if (link.startsWith("/lib")) {
            spots.forEach((path, spot) -> {
              if (spot.runs && Places.within(path, target)) {
                more.put(link + path.substring(target.length()), spot);
              }
            });
          }
        });
    more.forEach(spots::putIfAbsent);
  }

  private List<Bind> outermost(Map<String, Spot> spots) {
    List<Bind> binds = new ArrayList<>();
    List<Bind> around = new ArrayList<>();
    // A directory comes before what is in it, though "/a-b" may come between them.
    List<String> paths = new ArrayList<>(spots.keySet());
    paths.sort((one, two) -> one.replace('/', '\0').compareTo(two.replace('/', '\0')));
    for (String path : paths) {
      Spot spot = spots.getOrDefault(path, new Spot());
      around.removeIf(bind -> !bind.covers(path) || isHidden(path, bind));
      if (around.isEmpty() || (spot.writable && !around.getLast().writable())) {
        Bind bind = new Bind(path, spot.writable, isOptional(path, spot), spot.why());
        around.add(bind);
        binds.add(bind);
      }
    }
    binds.sort(null);
    return binds;
  }

  /** Where all of /run is bound, systemd's own part of it is hidden again. */
  private static boolean isHidden(String path, Bind bind) {
    return bind.path().equals("/run") && Places.within(path, "/run/systemd");
  }

  /** Without it the service starts all the same, and says itself what it misses. */
  private static boolean isOptional(String path, Spot spot) {
    boolean passing =
        Places.within(path, "/run") || Places.within(path, "/home") || Places.within(path, "/root");
    return !spot.required
        && (passing || WidePlaces.contains(Places.parent(path)))
        && !path.startsWith("/usr/lib");
  }
}
