package dev.ringfence.jail;

import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.trial.probe.VisibleTree;
import java.util.ArrayList;
import java.util.List;

/** What is visible in a jail and not on its list. */
record Strays(Jail jail, Assigned unit) {
  /** More than that are not told one by one. */
  private static final int MOST = 20;

  /** systemd's own views, where the unit or the jail has one. */
  private static final List<String> VIEWS = List.of("/proc", "/sys", "/dev", "/tmp", "/var/tmp");

  /** Mount points that systemd makes for itself in every namespace. */
  private static final List<String> SYSTEMDS =
      List.of(
          "/run/systemd/incoming",
          "/run/systemd/propagate",
          "/run/systemd/inaccessible",
          "/run/host",
          "/run/credentials");

  List<String> in(VisibleTree tree) {
    List<String> strays = new ArrayList<>();
    for (VisibleTree.Entry entry : tree.found()) {
      String path = entry.text();
      if (!isListed(path, entry.kind()) && strays.size() < MOST) {
        strays.add(path);
      }
    }
    return strays;
  }

  private boolean isListed(String path, char kind) {
    boolean onTheWay = kind == 'd' && isAbove(path);
    return onTheWay
        || jail.binds().stream().anyMatch(bind -> bind.covers(path))
        || VIEWS.stream().anyMatch(view -> Places.within(path, view))
        || SYSTEMDS.stream().anyMatch(own -> Places.within(path, own))
        || ofUnit(path);
  }

  private boolean isAbove(String path) {
    return path.equals("/")
        || jail.binds().stream().anyMatch(bind -> Places.within(bind.path(), path))
        || VIEWS.stream().anyMatch(view -> Places.within(view, path))
        || SYSTEMDS.stream().anyMatch(own -> Places.within(own, path));
  }

  /** What the unit binds by itself stays bound. */
  private boolean ofUnit(String path) {
    for (String list : List.of("BindPaths", "BindReadOnlyPaths", "TemporaryFileSystem")) {
      for (String word : unit.words(list)) {
        String[] parts = word.replaceFirst("^[-+]+", "").split(":", -1);
        String place = !list.startsWith("Temp") && parts.length > 1 ? parts[1] : parts[0];
        if (!place.equals("/") && (Places.within(path, place) || Places.within(place, path))) {
          return true;
        }
      }
    }
    return false;
  }
}
