package dev.ringfence.report.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.report.hardening.HardeningReport.Choice;
import dev.ringfence.report.hardening.HardeningReport.Decision;
import dev.ringfence.report.hardening.HardeningReport.Exposure;
import dev.ringfence.report.hardening.HardeningReport.Machine;
import dev.ringfence.report.hardening.HardeningReport.TrialLine;
import dev.ringfence.report.hardening.HardeningReport.WorkloadLine;
import dev.ringfence.trial.probe.Probed;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The report tells the same story as a page and as JSON, and trusts no text it is given. */
class HardeningReportTest {
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
          "install -D -m 644 nginx.hardened/50-ringfence.conf /etc/systemd/system/nginx.service.d/",
          List.of(
              new Decision(
                  "Files",
                  "ProtectSystem=strict",
                  Choice.CHOSEN,
                  "Every write seen lies below /var/log/nginx, /var/lib/nginx and /run.",
                  "very high",
                  "very high"),
              new Decision(
                  "Kernel",
                  "MemoryDenyWriteExecute=yes",
                  Choice.UNPROVEN,
                  "A module may use a JIT: libluajit is loaded but no script ran.",
                  "medium",
                  "medium"),
              new Decision(
                  "Network",
                  "PrivateNetwork=yes",
                  Choice.FORBIDDEN,
                  "nginx (main process) called bind on 0.0.0.0:80 at 0.021 s.",
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

  @Test
  void thePageHoldsEverythingThatWasFound() throws IOException {
    assertThat(HardeningPage.of(NGINX))
        .contains("nginx.service", "9.6", "UNSAFE", "1.4", "ProtectSystem=strict")
        .contains(
            "left out: breaks", "mkdir /var/lib/nginx/body: EROFS", "Refused: to set the clock.")
        .contains(
            "install -D -m 644 nginx.hardened/50-ringfence.conf /etc/systemd/system/nginx.service.d/");
  }

  @Test
  void thePageLoadsNothingAndRunsNothing() throws IOException {
    assertThat(HardeningPage.of(NGINX))
        .doesNotContain("<script", "<link", "<img", "src=", "href=", "url(", "@import")
        .contains("prefers-color-scheme: dark", "@media print", "width=device-width");
  }

  @Test
  void textFromAServiceCannotBecomeMarkup() throws IOException {
    assertThat(HardeningPage.of(NGINX))
        .contains("&lt;modules&gt; &amp; &quot;certificates&quot;")
        .doesNotContain("<modules>");
  }

  @Test
  void theJsonHoldsTheSame() {
    Map<String, Object> json =
        Jsonb.instance().type(Object.class).map().fromJson(HardeningJson.of(NGINX));
    assertThat(json)
        .containsEntry("unit", "nginx.service")
        .containsEntry("outcome", "works")
        .containsKeys("exposureBefore", "exposureAfter", "decisions", "trials", "probes");
  }

  @Test
  void thePageCanBeLookedAt() throws IOException {
    Path page = Path.of("target/hardening-report.html");
    Files.writeString(page, HardeningPage.of(NGINX));
    assertThat(page).isNotEmptyFile();
  }
}
