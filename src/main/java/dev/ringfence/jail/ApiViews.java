package dev.ringfence.jail;

import dev.ringfence.derive.Decision;
import dev.ringfence.derive.Plan;
import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.derive.evidence.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a service gets of /proc, /sys, /dev and of the directories for temporary files: a view of
 * its own where the facts allow one, else what it used of the host's.
 *
 * @param unit the service, which may have some already
 * @param plan which of the directives no fact contradicts
 * @param loosened directives that trials showed to break it
 */
record ApiViews(Assigned unit, Plan plan, Set<String> loosened) {
  /** The directives that may be among those loosened, the most useful one last. */
  static final List<String> LOOSENED =
      List.of("ProcSubset", "ProtectProc", "PrivateDevices", "PrivateTmp");

  private static final List<String> TREES = List.of("/proc", "/sys", "/dev", "/tmp", "/var/tmp");

  /** They mount /proc, /sys, /dev and an empty /run: namespace_parameters_mount_apivfs(). */
  private static final List<String> BRING_ALL =
      List.of("MountAPIVFS", "ProtectKernelTunables", "ProtectControlGroups", "PrivatePIDs");

  /** Without /proc they fail with 217/USER and 226/NAMESPACE. */
  private static final List<String> WANT_PROC = List.of("PrivateUsers", "ProtectHostname");

  /**
   * What it comes to.
   *
   * @param lines settings
   * @param binds what has to be bound
   */
  record Views(List<Line> lines, List<Need> binds) {
    Views {
      lines = List.copyOf(lines);
      binds = List.copyOf(binds);
    }
  }

  /** Whether a path lies where this decides. */
  static boolean isTheirs(String path) {
    return TREES.stream().anyMatch(tree -> Places.within(path, tree));
  }

  /** Decides for what the service used of them. */
  Views of(Collection<Need> needs) {
    List<Line> lines = new ArrayList<>();
    List<Need> binds = new ArrayList<>();
    temporary(below(needs, List.of("/tmp", "/var/tmp")), lines, binds);
    boolean all = processes(below(needs, List.of("/proc")), lines, binds);
    List<Need> kernel = below(needs, List.of("/sys"));
    // With the others /sys comes whole: it cannot be hidden where it is mounted for the first time.
    if (!all) {
      kernel.forEach(need -> binds.add(need.at(directory(need))));
    }
    devices(below(needs, List.of("/dev")), all, lines, binds);
    return new Views(lines, binds);
  }

  /** systemd makes the mount points of directories and of files. */
  private static String directory(Need need) {
    return need.use() == Use.LIST || need.path().equals("/sys")
        ? need.path()
        : Places.parent(need.path()).equals("/") ? need.path() : Places.parent(need.path());
  }

  private void temporary(List<Need> needs, List<Line> lines, List<Need> binds) {
    if (unit.switchesOn("PrivateTmp")) {
      return;
    }
    if (taken("PrivateTmp").isPresent() || (needs.isEmpty() && !loosened.contains("PrivateTmp"))) {
      lines.add(
          Line.of(
              "PrivateTmp=yes",
              needs.isEmpty()
                  ? "Empty directories of its own, for code that takes them for granted."
                  : "In /tmp and /var/tmp it used only what it had made itself."));
      return;
    }
    for (Need need : needs) {
      String top = Places.within(need.path(), "/tmp") ? "/tmp" : "/var/tmp";
      binds.add(new Need(top + "/.", Use.MAKE, need.why()));
    }
  }

  /** Whether all of the API file systems come with it. */
  private boolean processes(List<Need> needs, List<Line> lines, List<Need> binds) {
    boolean implied =
        BRING_ALL.stream().anyMatch(unit::switchesOn)
            || !unit.text("ProtectProc", "default").equals("default")
            || !unit.text("ProcSubset", "all").equals("all");
    if (implied) {
      return true;
    }
    List<String> forced = WANT_PROC.stream().filter(unit::switchesOn).toList();
    if (needs.isEmpty() && forced.isEmpty()) {
      return false;
    }
    String because =
        forced.isEmpty() ? needs.getFirst().why() + "." : forced.getFirst() + "= needs /proc.";
    // Root, with its capabilities, sees through ProtectProc=.
    if (unit.asRoot() && forced.isEmpty()) {
      for (Need need : needs) {
        binds.add(new Need("/proc", need.use().changes() ? Use.WRITE : Use.LIST, need.why()));
      }
      return false;
    }
    Optional<String> hidden = taken("ProtectProc");
    Optional<String> subset = taken("ProcSubset");
    if (hidden.isEmpty() && subset.isEmpty()) {
      lines.add(Line.of("MountAPIVFS=yes", because));
    }
    hidden.ifPresent(value ->
        lines.add(Line.of("ProtectProc=" + value, because + " It sees its own processes alone.")));
    subset.ifPresent(value ->
        lines.add(
            Line.of(
                "ProcSubset=" + value,
                hidden.isEmpty()
                    ? because
                    : "Of /proc it used nothing but what is about processes.")));
    return true;
  }

  private void devices(List<Need> needs, boolean all, List<Line> lines, List<Need> binds) {
    if (unit.switchesOn("PrivateDevices")) {
      return;
    }
    if (taken("PrivateDevices").isPresent() && (all || !needs.isEmpty())) {
      lines.add(
          Line.of(
              "PrivateDevices=yes",
              needs.isEmpty()
                  ? "/dev comes along with /proc, and was not used."
                  : "It used no device but those that every service keeps, such as /dev/null."));
      return;
    }
    if (!all) {
      for (Need need : needs) {
        binds.add(
            need.use() == Use.LOOK
                ? need
                : new Need(need.path(), need.use().changes() ? Use.WRITE : need.use(), need.why()));
      }
    }
  }

  /** The value that the plan gives a directive, unless trials showed that it breaks the service. */
  private Optional<String> taken(String directive) {
    if (loosened.contains(directive)) {
      return Optional.empty();
    }
    return plan.decisions().stream()
        .filter(decision -> decision.directive().equals(directive))
        .flatMap(decision ->
            decision.choice() instanceof Decision.Choice.Take(var value, var _)
                ? Optional.of(value.text()).stream()
                : Optional.<String>empty().stream())
        .findFirst();
  }

  private static List<Need> below(Collection<Need> needs, List<String> trees) {
    return needs.stream()
        .filter(need -> trees.stream().anyMatch(tree -> Places.within(need.path(), tree)))
        .toList();
  }
}
