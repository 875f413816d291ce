package dev.ringfence.jail;

import dev.ringfence.derive.Plan;
import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.derive.evidence.PathWords;
import dev.ringfence.derive.evidence.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a jail of what a service needs.
 *
 * @param unit the service
 * @param plan which directives no fact contradicts
 * @param layout how needs become mounts
 */
record Design(Assigned unit, Plan plan, Layout layout) {
  /** What services talk to that is not theirs; hidden where all of /run has to be writable. */
  private static final List<String> OF_OTHERS =
      List.of(
          "/run/containerd",
          "/run/credentials",
          "/run/dbus",
          "/run/docker.sock",
          "/run/lock",
          "/run/log",
          "/run/lvm",
          "/run/udev",
          "/run/user");

  /** The same, looked up in another clone. */
  Design in(Tree tree) {
    return new Design(
        unit, plan, new Layout(layout.granularity(), tree, layout.made(), layout.packages()));
  }

  /**
   * Makes one.
   *
   * @param needs of the service
   * @param additions directories that come whole, and directives that are left out, see {@link
   *     ApiViews#LOOSENED}
   */
  Jail jail(Collection<Need> needs, Set<String> additions) {
    List<Need> api = new ArrayList<>();
    List<Need> rest = new ArrayList<>();
    needs.forEach(need -> (ApiViews.isTheirs(need.path()) ? api : rest).add(need));
    ApiViews.Views views = new ApiViews(unit, plan, additions).of(api);
    rest.addAll(views.binds());
    for (String addition : additions) {
      if (addition.startsWith("/")) {
        rest.add(
            new Need(
                addition, Use.LIST, "Without all of it the service broke, and no fact says why"));
      }
    }
    OwnSandbox own = new OwnSandbox(unit);
    List<Bind> binds = layout.binds(rest);
    List<Line> settings = new ArrayList<>(own.lifted());
    settings.add(
        Line.of("TemporaryFileSystem=/:ro", "An empty root, to which nothing is written."));
    layout
        .empty(rest, binds)
        .forEach((path, why) ->
            settings.add(
                Line.of(
                    "TemporaryFileSystem=" + PathWords.word(path) + ":ro", "Empty: " + why + ".")));
    settings.addAll(own.takenBack(binds));
    settings.addAll(views.lines());
    settings.addAll(hidden(binds, rest));
    return new Jail(unit.name(), layout.granularity(), settings, binds, notes(needs, binds));
  }

  /** Where all of /run is bound, what others keep there is not. */
  private static List<Line> hidden(List<Bind> binds, List<Need> needs) {
    if (binds.stream().noneMatch(bind -> bind.path().equals("/run"))) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    List<String> hidden =
        OF_OTHERS.stream()
            .filter(path -> needs.stream().noneMatch(need -> Places.within(need.path(), path)))
            .map(path -> "-" + path)
            .toList();
    // Not inaccessible: systemd itself mounts something in it.
    lines.add(
        Line.of(
            "TemporaryFileSystem=/run/systemd:ro",
            "All of /run is writable below: what is systemd's there is not the service's."));
    lines.add(
        Line.of("InaccessiblePaths=" + String.join(" ", hidden), "Nor is what others keep there."));
    return lines;
  }

  private List<String> notes(Collection<Need> needs, List<Bind> binds) {
    List<String> notes = new ArrayList<>();
    TreeSet<String> both = new TreeSet<>();
    for (Need need : needs) {
      if (need.use() == Use.RUN) {
        binds.stream()
            .filter(bind -> bind.writable() && bind.covers(need.path()))
            .forEach(bind -> both.add(bind.path()));
      }
    }
    for (String path : both) {
      notes.add(
          "Beware: the service writes to "
              + path
              + " and runs programs from it, so that whoever takes it over can plant programs"
              + " there. Move what it writes elsewhere.");
    }
    if (needs.stream().anyMatch(need -> need.path().equals("/") && need.use() == Use.LIST)) {
      notes.add("It listed /, in which there are now only the directories below.");
    }
    return notes;
  }
}
