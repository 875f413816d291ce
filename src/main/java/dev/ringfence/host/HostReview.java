package dev.ringfence.host;

import dev.ringfence.score.Systemd;
import dev.ringfence.unit.ManagerConf;
import dev.ringfence.unit.Problem;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at a machine, or at the root of one that does not run. */
public final class HostReview {
  private final Root root;
  private final Systemd systemd;

  public HostReview(Root root, Systemd systemd) {
    this.root = root;
    this.systemd = systemd;
  }

  /**
   * Collects the state. The trials boot a clone for a second, for which this process must be root;
   * without, they say that they were not done.
   */
  public HostState state() throws IOException, InterruptedException {
    ManagerConf conf = ManagerConf.read(root, systemd.version());
    Sysctls sysctls = new Sysctls(root);
    List<HostSetting> settings = new ArrayList<>();
    for (HostSetting setting : new ManagerState(conf, systemd.version(), isUnified()).settings()) {
      settings.add(compared(setting));
    }
    settings.addAll(new KernelState(root, sysctls).settings());
    if (root.isHost()) {
      settings.add(modules(KernelState.modules()));
    }
    List<Problem> problems = new ArrayList<>(conf.problems());
    problems.addAll(sysctls.problems());
    EnforcementTrials.Report trials = new EnforcementTrials(root).run(systemd.version().major());
    return new HostState(
        root.directory().toString(),
        systemd.release(),
        trials.features(),
        Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip(),
        settings,
        trials.enforcements(),
        problems);
  }

  /** What the running systemd says, where it was not started anew since a file changed. */
  private HostSetting compared(HostSetting setting) throws InterruptedException {
    if (!root.isHost() || !LiveSystemd.isThere()) {
      return setting;
    }
    String key = setting.name().substring(0, setting.name().length() - 1);
    if (key.equals(ManagerState.ARCHITECTURES)) {
      Optional<Boolean> filtered = LiveSystemd.isFiltered();
      boolean wanted = !setting.value().equals("all");
      if (filtered.isEmpty() || filtered.get() == wanted) {
        return setting;
      }
      return setting.withFound(
          wanted
              ? "not in force yet: systemctl daemon-reexec"
              : "PID 1 runs under a filter that no file asks for any more: it goes with a reboot");
    }
    for (Map<String, String> answer : LiveSystemd.show(List.of("--property=" + key))) {
      String running = answer.getOrDefault(key, setting.value());
      if (!running.equals(setting.value())) {
        return setting.withFound("systemd runs with " + running + ": systemctl daemon-reexec");
      }
    }
    return setting;
  }

  private static HostSetting modules(String modules) {
    return new HostSetting(
        "security modules",
        modules,
        "/sys/kernel/security/lsm",
        modules.isEmpty() ? HostSetting.State.ABSENT : HostSetting.State.STRICT,
        "",
        "AppArmorProfile=, SELinuxContext= and SmackProcessLabel= need theirs among them,"
            + " RestrictFileSystems= needs bpf",
        "");
  }

  private boolean isUnified() throws IOException {
    if (!root.isHost()) {
      return true;
    }
    for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
      if (line.contains(" - cgroup ")) {
        return false;
      }
    }
    return true;
  }
}
