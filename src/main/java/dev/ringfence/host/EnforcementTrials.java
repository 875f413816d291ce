package dev.ringfence.host;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.JobOutcome;
import dev.ringfence.clone.Preflight;
import dev.ringfence.clone.UnitProperties;
import dev.ringfence.host.Enforcement.Result;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds out what a root's systemd can make this kernel enforce: in a clone, each command runs once
 * as it is and once under the setting.
 */
final class EnforcementTrials {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TARGET = "ringfence-host.target";
  private static final String PLACE = "/run/ringfence-host";

  /** EXIT_SECCOMP of systemd: a filter that could not be installed; see systemd.exec(5). */
  private static final int FIRST_STEP = 200;

  /**
   * One trial.
   *
   * @param since the first systemd with the setting
   * @param command succeeds when it could do what the setting forbids
   */
  private record Trial(
      int since,
      String mechanism,
      List<String> lines,
      String attempt,
      String command,
      String whyNot) {
    String setting() {
      return lines.getFirst();
    }
  }

  private static final String SEND = "echo x >/dev/udp/127.0.0.1/9";
  private static final String NO_FRAMEWORK =
      "this systemd was built without BPF_FRAMEWORK, or the kernel does not allow the program";
  private static final String NO_FILTER = "systemd or the kernel was built without seccomp";

  private static final List<Trial> TRIALS =
      List.of(
          new Trial(
              187,
              "seccomp",
              List.of("SystemCallFilter=~mkdir mkdirat", "SystemCallErrorNumber=EPERM"),
              "make a directory",
              "mkdir " + PLACE + "/made-$$",
              NO_FILTER),
          new Trial(
              209,
              "seccomp",
              List.of("SystemCallArchitectures=native"),
              "run a 32-bit program",
              PLACE + "/exit32",
              NO_FILTER),
          new Trial(
              187,
              "no new privileges",
              List.of("NoNewPrivileges=yes"),
              "keep the right to gain privileges",
              "grep -q 'NoNewPrivs:.0' /proc/self/status",
              "the kernel does not have it"),
          new Trial(
              235,
              "cgroup BPF",
              List.of("IPAddressDeny=any"),
              "send a packet to 127.0.0.1",
              SEND,
              "the kernel has no cgroup BPF, or the control groups are not unified"),
          new Trial(
              208,
              "cgroup BPF",
              List.of("DevicePolicy=strict", "DeviceAllow=/dev/null rw"),
              "read /dev/zero",
              "head -c 1 /dev/zero >/dev/null",
              "the kernel has no device control for control groups"),
          new Trial(
              249,
              "cgroup BPF",
              List.of("SocketBindDeny=any"),
              "bind a port",
              "timeout 0.5 systemd-socket-activate -l 127.0.0.1:45045 /bin/true; test $? = 124",
              NO_FRAMEWORK),
          new Trial(
              250,
              "cgroup BPF",
              List.of("RestrictNetworkInterfaces=~lo"),
              "send a packet through lo",
              SEND,
              NO_FRAMEWORK),
          new Trial(
              250,
              "BPF LSM",
              List.of("RestrictFileSystems=~tmpfs"),
              "read a file on a tmpfs",
              "cat " + PLACE + "/file",
              "it needs BPF_FRAMEWORK in systemd, bpf among the security modules of the kernel"
                  + " (lsm=), and that the kernel takes the program"),
          new Trial(
              231,
              "mount namespace",
              List.of("InaccessiblePaths=" + PLACE),
              "reach a file",
              "test -e " + PLACE + "/file",
              "the kernel makes no mount namespaces"),
          new Trial(
              232,
              "user namespace",
              List.of("PrivateUsers=yes"),
              "have all users",
              "grep -q '4294967295' /proc/self/uid_map",
              "the kernel makes no user namespaces"),
          namespace(209, "network namespace", "PrivateNetwork=yes", "net"),
          namespace(249, "IPC namespace", "PrivateIPC=yes", "ipc"),
          namespace(242, "UTS namespace", "ProtectHostname=yes", "uts"),
          namespace(257, "PID namespace", "PrivatePIDs=yes", "pid"),
          namespace(257, "cgroup namespace", "ProtectControlGroups=private", "cgroup"),
          new Trial(
              247,
              "own /proc",
              List.of("ProtectProc=invisible", "User=65534"),
              "see a process of root",
              "test -e /proc/1/status",
              "the kernel is older than 5.8"));

  private static Trial namespace(int since, String mechanism, String setting, String kind) {
    return new Trial(
        since,
        mechanism,
        List.of(setting),
        "be in the namespace of PID 1",
        kind.equals("pid")
            ? "test $$ != 1"
            : "test \"$(readlink /proc/self/ns/"
                + kind
                + ")\" = \"$(cat "
                + PLACE
                + "/"
                + kind
                + ")\"",
        "the kernel makes no such namespaces");
  }

  /**
   * What came of all.
   *
   * @param features of the systemd, in its own words; empty when no clone was booted
   */
  record Report(List<Enforcement> enforcements, String features) {
    Report {
      enforcements = List.copyOf(enforcements);
    }
  }

  private final Root root;

  EnforcementTrials(Root root) {
    this.root = root;
  }

  /**
   * Runs all trials that the systemd of this release has settings for.
   *
   * @param major of the systemd
   */
  Report run(int major) throws IOException {
    List<Trial> trials = TRIALS.stream().filter(trial -> trial.since <= major).toList();
    if (Preflight.check(root.directory())
        instanceof Preflight.Lacking(String what, String remedy)) {
      return notTried(trials, what + ": " + remedy);
    }
    try (Clone clone = Clone.boot(request(trials))) {
      JobOutcome _ = clone.systemd().start(TARGET, PATIENCE);
      List<Enforcement> results = new ArrayList<>();
      for (int at = 0; at < trials.size(); at++) {
        results.add(result(trials.get(at), of(clone, at, "open"), of(clone, at, "shut")));
      }
      return new Report(results, clone.systemd().managerProperties().text("Features"));
    } catch (CloneFailedException e) {
      return notTried(trials, e.what() + ": " + e.remedy());
    }
  }

  private static Report notTried(List<Trial> trials, String why) {
    List<Enforcement> none = new ArrayList<>();
    for (Trial trial : trials) {
      none.add(
          new Enforcement(
              trial.mechanism, trial.setting(), trial.attempt, new Result.NotTried(why)));
    }
    return new Report(none, "");
  }

  private static UnitProperties of(Clone clone, int number, String kind) throws IOException {
    return clone.systemd().properties(name(number, kind));
  }

  private static String name(int number, String kind) {
    return String.format(Locale.ROOT, "ringfence-host-%02d-%s.service", number, kind);
  }

  private CloneRequest request(List<Trial> trials) {
    StringBuilder wants = new StringBuilder("[Unit]\nDefaultDependencies=no\n");
    CloneRequest request =
        CloneRequest.of(root.directory()).withUnit("ringfence-host-place.service", place());
    for (int at = 0; at < trials.size(); at++) {
      Trial trial = trials.get(at);
      request =
          request
              .withUnit(name(at, "open"), unit(trial, kept(trial), "ringfence-host-place.service"))
              .withUnit(name(at, "shut"), unit(trial, trial.lines, name(at, "open")));
      for (String kind : List.of("open", "shut")) {
        wants.append("Wants=").append(name(at, kind)).append('\n');
        wants.append("After=").append(name(at, kind)).append('\n');
      }
    }
    return request.withUnit(TARGET, wants.toString());
  }

  /** What both runs have in common: who they run as. */
  private static List<String> kept(Trial trial) {
    return trial.lines.stream().filter(line -> line.startsWith("User=")).toList();
  }

  private static String place() {
    StringBuilder script =
        new StringBuilder("mkdir -p " + PLACE + "; echo x >" + PLACE + "/file; ");
    for (String kind : List.of("net", "ipc", "uts", "cgroup")) {
      script.append("readlink /proc/1/ns/" + kind + " >" + PLACE + "/" + kind + "; ");
    }
    script.append(TinyProgram.I386.shellCommand(PLACE + "/exit32"));
    return oneshot(List.of(), script.toString(), "");
  }

  /** The two runs of a trial come one after the other: both may want the same port. */
  private static String unit(Trial trial, List<String> lines, String after) {
    String order =
        "Requires=ringfence-host-place.service\nAfter=ringfence-host-place.service " + after + "\n";
    return oneshot(lines, trial.command, order);
  }

  private static String oneshot(List<String> lines, String script, String dependencies) {
    String escaped =
        script.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$").replace("%", "%%");
    return "[Unit]\nDefaultDependencies=no\n"
        + dependencies
        + "[Service]\nType=oneshot\nRemainAfterExit=yes\nTimeoutStartSec=10\n"
        + String.join("\n", lines)
        + "\nExecStart=/bin/bash -c \""
        + escaped
        + "\"\n";
  }

  private static Enforcement result(Trial trial, UnitProperties open, UnitProperties shut) {
    Result result;
    int status = (int) shut.number("ExecMainStatus");
    if (!worked(open)) {
      result =
          new Result.NotTried(
              "it does not work here without the setting either (" + how(open) + ")");
    } else if (worked(shut)) {
      result = new Result.NotEnforced(trial.whyNot);
    } else if (status >= FIRST_STEP && shut.number("ExecMainCode") == 1) {
      result = new Result.Fails("status " + status + " of systemd.exec(5)");
    } else {
      result = new Result.Enforced();
    }
    return new Enforcement(trial.mechanism, trial.setting(), trial.attempt, result);
  }

  private static boolean worked(UnitProperties unit) {
    return unit.text("ActiveState").equals("active") && unit.text("Result").equals("success");
  }

  private static String how(UnitProperties unit) {
    return unit.text("Result") + ", status " + unit.number("ExecMainStatus");
  }
}
