package dev.ringfence.report.hardening;

import dev.ringfence.report.hardening.HardeningReport.Choice;
import dev.ringfence.report.hardening.HardeningReport.Decision;
import dev.ringfence.report.hardening.HardeningReport.Exposure;
import dev.ringfence.report.hardening.HardeningReport.TrialLine;
import dev.ringfence.report.probe.ProbeText;
import dev.ringfence.trial.probe.Probed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The report as one HTML file: no script, no network, light and dark by the reader's setting, made
 * to be printed and to be read on a phone.
 */
public final class HardeningPage {
  /** The JSON form has all of them. */
  private static final int EVIDENCE_SHOWN = 3;

  private HardeningPage() {}

  /** The whole file. */
  public static String of(HardeningReport report) throws IOException {
    Html html = Html.page(report.unit());
    header(html, report);
    exposure(html, report);
    decisions(html, report);
    trials(html, report);
    probes(html, report);
    notExercised(html, report);
    dropIn(html, report);
    machine(html, report);
    return html.raw("</body>\n</html>\n").toString();
  }

  private static void header(Html html, HardeningReport report) {
    html.raw("<header>").element("h1", "", report.unit());
    html.element("p", "outcome " + report.outcome(), report.outcome()).raw("</header>\n");
    html.element("p", "lead", report.summary()).raw("\n");
  }

  /** Two bars on the scale of 0 to 10, one under the other, so that the gain is seen at once. */
  private static void exposure(Html html, HardeningReport report) {
    html.raw("<section><h2>Exposure</h2>\n<dl class=\"bars\">\n");
    bar(html, "before", report.before());
    bar(html, "after", report.after());
    html.raw("</dl>\n<p class=\"note\">0.0 is fully sandboxed, 10.0 is wide open, as <code>");
    html.raw("systemd-analyze security</code> counts it.</p>\n");
    if (!report.deployCommand().isEmpty()) {
      html.raw("<p>Put it in place: ").element("code", "", report.deployCommand()).raw("</p>\n");
    }
    html.raw("</section>\n");
  }

  private static void bar(Html html, String name, Exposure exposure) {
    html.element("dt", "", name).raw("<dd>");
    html.raw("<svg role=\"img\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-label=\"");
    html.text(exposure.text() + " of 10")
        .raw("\"><rect class=\"track\" width=\"100\" height=\"10\"/>");
    html.raw(
        "<rect class=\"fill " + exposure.rating().toLowerCase(Locale.ROOT) + "\" height=\"10\"");
    html.raw(" width=\"" + exposure.tenths() + "\"/></svg>");
    html.element("b", "", exposure.text()).raw(" ").element("span", "", exposure.rating());
    html.raw("</dd>\n");
  }

  private static void dropIn(Html html, HardeningReport report) {
    if (!report.dropIn().isEmpty()) {
      html.dropIn(report.dropIn());
    }
  }

  private static void decisions(Html html, HardeningReport report) {
    html.raw("<section><h2>Directives</h2>\n<p class=\"note\">");
    html.text(
        count(report, Choice.CHOSEN)
            + " chosen, "
            + count(report, Choice.KEPT)
            + " already set, "
            + count(report, Choice.FORBIDDEN)
            + " would break the service, "
            + (count(report, Choice.UNPROVEN) + count(report, Choice.NOT_HERE))
            + " left out for other reasons.");
    html.raw("</p>\n<table>\n<thead><tr><th>Setting</th><th>Verdict</th><th>Why</th>");
    html.raw("<th>Impact</th><th>Breakage</th></tr></thead>\n");
    String topic = "";
    for (Decision decision : report.decisions()) {
      if (!decision.topic().equals(topic)) {
        topic = decision.topic();
        html.raw("<tbody><tr class=\"topic\"><th colspan=\"5\">")
            .text(topic)
            .raw("</th></tr></tbody>\n");
      }
      String verdict = decision.choice().name().toLowerCase(Locale.ROOT);
      html.raw("<tbody><tr><td data-label=\"Setting\">").element("code", "", decision.setting());
      html.raw("</td><td data-label=\"Verdict\">");
      html.element("span", "verdict " + verdict, decision.choice().words());
      html.raw("</td>");
      why(html, decision);
      cell(html, "Impact", decision.impact());
      cell(html, "Breakage", decision.breakage());
      html.raw("</tr></tbody>\n");
    }
    html.raw("</table></section>\n");
  }

  private static void why(Html html, Decision decision) {
    html.raw("<td data-label=\"Why\">").text(decision.reason());
    List<String> evidence = decision.evidence();
    if (!evidence.isEmpty()) {
      html.raw("<ul class=\"evidence\">");
      evidence.stream().limit(EVIDENCE_SHOWN).forEach(fact -> html.element("li", "", fact));
      if (evidence.size() > EVIDENCE_SHOWN) {
        html.element("li", "", (evidence.size() - EVIDENCE_SHOWN) + " more: see report.json");
      }
      html.raw("</ul>");
    }
    html.raw("</td>");
  }

  private static long count(HardeningReport report, Choice choice) {
    return report.decisions().stream().filter(decision -> decision.choice() == choice).count();
  }

  private static void trials(Html html, HardeningReport report) {
    html.raw(
        "<section><h2>Trials</h2>\n<p class=\"note\">Each ran on a real systemd in a throwaway");
    html.raw(" copy of the host, under the workload: ");
    html.element("code", "", report.workload().command());
    if (!report.workload().given()) {
      html.raw(" (no workload was given, so this proves little: name one with --workload)");
    }
    html.raw("</p>\n<ol class=\"timeline\">\n");
    for (TrialLine trial : report.trials()) {
      html.raw("<li>").element("span", "outcome " + trial.outcome(), trial.outcome()).raw(" ");
      html.element("b", "", trial.name()).raw(" ");
      html.element(
          "small", "", String.format(Locale.ROOT, "%.1f s", trial.milliseconds() / 1000.0));
      html.element("p", "", trial.reason());
      if (!trial.denied().isEmpty()) {
        html.raw("<ul>");
        trial.denied().forEach(denied -> html.raw("<li>").element("code", "", denied).raw("</li>"));
        html.raw("</ul>");
      }
      html.raw("</li>\n");
    }
    html.raw("</ol></section>\n");
  }

  /** What does nothing comes first: it is what a reader can do something about. */
  private static void probes(Html html, HardeningReport report) {
    if (report.probes().isEmpty()) {
      return;
    }
    html.raw("<section><h2>Probes</h2>\n<p class=\"note\">");
    html.text(
        ProbeText.summary(report.probes())
            + ". Benign attempts at what each directive forbids were made in the service's own"
            + " sandbox, without the directive, and outside of any.");
    html.raw("</p>\n<table>\n<thead><tr><th>Directive</th><th>Result</th>");
    html.raw("<th>Attempts</th></tr></thead>\n<tbody>\n");
    List<Probed> probes = new ArrayList<>(report.probes());
    probes.sort(Comparator.comparing(probed -> !probed.isFinding()));
    for (Probed probed : probes) {
      html.raw("<tr><td data-label=\"Directive\">").element("code", "", probed.directive());
      html.raw("</td><td data-label=\"Result\">");
      String kind =
          switch (probed.result()) {
            case Probed.Result.Bites _ -> "bites";
            case Probed.Result.DoesNothing _ -> "nothing";
            case Probed.Result.NotTestable _ -> "untested";
          };
      html.element("span", "verdict " + kind, probed.result().word()).raw("</td>");
      cell(html, "Attempts", probed.result().sentence());
      html.raw("</tr>\n");
    }
    html.raw("</tbody></table></section>\n");
  }

  private static void notExercised(Html html, HardeningReport report) {
    html.raw("<section><h2>Not exercised</h2>\n");
    if (report.notExercised().isEmpty()) {
      html.raw("<p>Every stage of the unit was seen.</p>");
    } else {
      html.raw("<ul>");
      report.notExercised().forEach(line -> html.element("li", "", line));
      html.raw("</ul>");
    }
    html.raw("</section>\n");
  }

  private static void machine(Html html, HardeningReport report) {
    html.raw("<footer>");
    html.text(
        report.machine().distribution()
            + ", kernel "
            + report.machine().kernel()
            + ", systemd "
            + report.machine().systemd()
            + ", "
            + report.machine().architecture()
            + "; "
            + String.format(Locale.ROOT, "%.1f", report.seconds())
            + " s");
    html.raw("</footer>\n");
  }

  private static void cell(Html html, String label, String data) {
    html.raw("<td data-label=\"" + label + "\">").text(data).raw("</td>");
  }
}
