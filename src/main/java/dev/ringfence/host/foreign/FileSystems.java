package dev.ringfence.host.foreign;

import dev.ringfence.linux.RawPath;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Searches every file system below a directory that programs could run from: those of this machine
 * together, with as many threads as there are CPUs, and each that a server answers for by itself.
 * One that does not answer for some seconds is given up, and said to be.
 */
final class FileSystems {
  private static final long POLL_MILLIS = 100;

  /** More directories that cannot be listed than these are counted only. */
  private static final int MOST_FAILURES = 20;

  private final RawPath root;
  private final Duration patience;
  private final List<String> left = new ArrayList<>();

  /**
   * @param root a directory of this host
   * @param patience how long a file system may do nothing
   */
  FileSystems(RawPath root, Duration patience) {
    this.root = root;
    this.patience = patience;
  }

  /** One search and since when it has not moved. */
  private static final class Watched {
    private final String name;
    private final Search search;
    private long steps = -1;
    private long since;
    private boolean over;

    Watched(String name, Search search) {
      this.name = name;
      this.search = search;
    }
  }

  Reach.Found search(Reach.Progress progress) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    List<Watched> searches = start(MountedPlace.all());
    while (searches.stream().anyMatch(each -> !each.over)) {
      for (Watched each : searches) {
        look(each);
      }
      progress.files(files(searches), seconds(begun));
      Thread.sleep(POLL_MILLIS);
    }
    List<Hit> hits = new ArrayList<>();
    List<RawPath> telling = new ArrayList<>();
    for (Watched each : searches) {
      hits.addAll(each.search.hits());
      telling.addAll(each.search.telling());
      List<String> failures = each.search.failures();
      left.addAll(failures.subList(0, Math.min(MOST_FAILURES, failures.size())));
      if (failures.size() > MOST_FAILURES) {
        left.add((failures.size() - MOST_FAILURES) + " more directories cannot be listed");
      }
    }
    return new Reach.Found(hits, telling, new Reach(files(searches), seconds(begun), left));
  }

  private List<Watched> start(List<MountedPlace> mounts) {
    // Of several mounts at one place only the last is seen.
    Map<RawPath, MountedPlace> visible = new LinkedHashMap<>();
    for (MountedPlace mount : mounts) {
      visible.remove(mount.point());
      visible.put(mount.point(), mount);
    }
    Set<RawPath> points = new TreeSet<>(visible.keySet());
    points.remove(root);
    Search local = new Search(points);
    local.add(root);
    List<Watched> searches = new ArrayList<>(List.of(new Watched("the local disks", local)));
    List<MountedPlace> seen = new ArrayList<>();
    for (MountedPlace mount : visible.values()) {
      boolean again = seen.stream().anyMatch(mount::isPartOf);
      if (!mount.isBelow(root) || mount.point().equals(root) || again) {
        addAsSeen(mount, seen);
        continue;
      }
      switch (mount.treatment()) {
        case NOTHING -> {}
        case NOEXEC ->
            left.add(mount.point() + " (" + mount.type() + "): mounted noexec, nothing runs there");
        case AUTOMOUNT ->
            left.add(mount.point() + " (autofs): what would be mounted there on access");
        case LOCAL -> {
          local.add(mount.point());
          seen.add(mount);
        }
        case REMOTE -> {
          Search own = new Search(points);
          own.add(mount.point());
          searches.add(new Watched(mount.point() + " (" + mount.type() + ")", own));
          own.start(1, "remote");
          seen.add(mount);
        }
      }
    }
    local.start(Math.max(1, Runtime.getRuntime().availableProcessors()), "local");
    return searches;
  }

  /** The root's own mount is searched from the root on, and only if that is all of it. */
  private void addAsSeen(MountedPlace mount, List<MountedPlace> seen) {
    if (mount.point().equals(root)) {
      seen.add(mount);
    }
  }

  private void look(Watched each) {
    long now = System.nanoTime();
    if (each.over) {
      return;
    }
    if (each.search.isDone()) {
      each.over = true;
    } else if (each.search.steps() != each.steps) {
      each.steps = each.search.steps();
      each.since = now;
    } else if (now - each.since > patience.toNanos()) {
      each.over = true;
      List<RawPath> stuck = each.search.inWork();
      String where = stuck.isEmpty() ? "" : ", the last in " + stuck.getFirst();
      left.add(each.name + ": no answer for " + patience.toSeconds() + " s, given up" + where);
    }
  }

  private static long files(List<Watched> searches) {
    return searches.stream().mapToLong(each -> each.search.files()).sum();
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
