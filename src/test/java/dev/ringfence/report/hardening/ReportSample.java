package dev.ringfence.report.hardening;

import dev.ringfence.report.hardening.HardeningReport.Choice;
import dev.ringfence.report.hardening.HardeningReport.Decision;
import dev.ringfence.report.hardening.HardeningReport.Exposure;
import dev.ringfence.report.hardening.HardeningReport.Machine;
import dev.ringfence.report.hardening.HardeningReport.TrialLine;
import dev.ringfence.report.hardening.HardeningReport.WorkloadLine;
import dev.ringfence.trial.probe.Probed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reports to be shown. */
final class ReportSample {
  static final HardeningReport NGINX =
      new HardeningReport(
          "nginx.service",
          "works",
          "nginx works under this sandbox: the workload passed and nothing was denied that was not"
              + " denied before.",
          new Machine("Debian 12", "6.18.44", "252.39", "x86-64"),
          new WorkloadLine("curl -fsS http://127.0.0.1/ | grep -q nginx", true),
          new Exposure(96, "UNSAFE"),
          new Exposure(14, "OK"),
          "# Made by Ringfence.\n[Service]\nProtectSystem=strict\nReadWritePaths=/run /var/log/nginx\n",
          "ringfence deploy nginx.hardened",
          List.of(
              new Decision(
                  "Files",
                  "ProtectSystem=strict",
                  Choice.CHOSEN,
                  "Every write seen lies below /var/log/nginx, /var/lib/nginx and /run.",
                  List.of("nginx wrote /run/nginx.pid", "nginx wrote /var/log/nginx/access.log"),
                  "very high",
                  "very high"),
              new Decision(
                  "Kernel",
                  "MemoryDenyWriteExecute=yes",
                  Choice.UNPROVEN,
                  "A module may use a JIT: libluajit is loaded but no script ran.",
                  List.of(),
                  "medium",
                  "medium"),
              new Decision(
                  "Network",
                  "PrivateNetwork=yes",
                  Choice.FORBIDDEN,
                  "nginx (main process) called bind on 0.0.0.0:80 at 0.021 s.",
                  List.of(),
                  "high",
                  "very high")),
          List.of(
              new TrialLine(
                  "whole plan",
                  "degraded",
                  "One operation was denied; ReadWritePaths=/var/lib/nginx was added.",
                  List.of("nginx: mkdir /var/lib/nginx/body: EROFS"),
                  412),
              new TrialLine("relaxed plan", "works", "Nothing new was denied.", List.of(), 395)),
          List.of(
              new Probed(
                  "ProtectClock",
                  "ProtectClock=yes",
                  new Probed.Result.Bites(List.of("set the clock"), true),
                  List.of(new Probed.Tried("set the clock", "EPERM", "EINVAL", true))),
              new Probed(
                  "SocketBindDeny",
                  "SocketBindDeny=any",
                  new Probed.Result.DoesNothing(List.of("listen on TCP port 39998")),
                  List.of(new Probed.Tried("listen on TCP port 39998", "ok", "ok", false)))),
          List.of("ExecStop was never seen to reload <modules> & \"certificates\"."),
          18.4);

  /** One with words that no line can hold, and with everything more often. */
  static final HardeningReport LONG = lengthened();

  /** One of a service that nothing could be done for. */
  static final HardeningReport UNHARDENED =
      new HardeningReport(
          "x.service",
          "unhardened",
          "x.service stays as it is: nothing is left that this service tolerates.",
          NGINX.machine(),
          new WorkloadLine("stayed up for 1 s", false),
          new Exposure(100, "DANGEROUS"),
          new Exposure(100, "DANGEROUS"),
          "",
          "",
          List.of(),
          List.of(new TrialLine("the whole plan", "broken", "It ended.", List.of(), 9)),
          List.of(),
          List.of(),
          0.4);

  private ReportSample() {}

  static Stream<HardeningReport> all() {
    return Stream.of(NGINX, LONG, UNHARDENED);
  }

  private static HardeningReport lengthened() {
    String path = "/var/lib/" + "averylongnamewithoutanyblanks".repeat(8) + "/cache";
    List<Choice> choices = List.of(Choice.values());
    List<Decision> decisions = new ArrayList<>(NGINX.decisions());
    for (int number = 0; number < 12; number++) {
      decisions.add(
          new Decision(
              number < 6 ? "Files" : "System calls",
              "ReadWritePaths=" + path + number + " " + path,
              choices.get(number % choices.size()),
              "It wrote to " + path + " (" + "openat ".repeat(30) + ").",
              List.of(path, path, path, path),
              "low",
              "very high"));
    }
    List<TrialLine> trials = new ArrayList<>(NGINX.trials().subList(0, 1));
    trials.add(
        new TrialLine(
            "plan 2", "broken", "Takes back " + path, List.of(path, path + ": EROFS"), 1));
    return new HardeningReport(
        "averylongunitname".repeat(6) + "@instance.service",
        NGINX.outcome(),
        NGINX.summary() + " " + path,
        NGINX.machine(),
        new WorkloadLine("curl " + path, true),
        NGINX.before(),
        NGINX.after(),
        NGINX.dropIn() + "SystemCallFilter=" + "@system-service ".repeat(30) + path + "\n",
        "ringfence deploy " + path,
        decisions,
        trials,
        NGINX.probes(),
        List.of(path),
        123.4);
  }
}
