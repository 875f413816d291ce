package dev.ringfence.report.jail;

import dev.ringfence.jail.Bind;
import dev.ringfence.jail.JailResult;
import dev.ringfence.report.hardening.Html;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The report as one HTML file, in the dress of a hardening's. */
public final class JailPage {
  private JailPage() {}

  /** The whole file. */
  public static String of(JailReport report) throws IOException {
    Html html = Html.page("the jail of " + report.unit());
    html.raw("<header>").element("h1", "", report.unit());
    html.element("p", "outcome " + report.outcome(), report.outcome()).raw("</header>\n");
    html.element("p", "lead", report.summary()).raw("\n");
    if (report.works()) {
      reach(html, report);
      binds(html, report);
      list(html, "Beware", report.notes());
      list(html, "Visible and not on the list", report.strays());
      list(html, "Left out, because it was not used", report.leftOut());
    }
    trials(html, report.trials(), report.workload().command());
    if (report.works()) {
      html.dropIn(report.dropIn());
    }
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
    return html.raw("</footer>\n</body>\n</html>\n").toString();
  }

  private static void reach(Html html, JailReport report) {
    html.raw("<section><h2>Within reach</h2>\n<table>\n<thead><tr><th>What</th><th>Before</th>");
    html.raw("<th>After</th></tr></thead>\n<tbody>\n");
    for (JailReport.Row row : report.rows()) {
      html.raw("<tr>");
      cell(html, "What", row.name());
      cell(html, "Before", Long.toString(row.before()));
      cell(html, "After", Long.toString(row.after()));
      html.raw("</tr>\n");
    }
    html.raw("</tbody></table>\n<p>Put it in place: ");
    html.element("code", "", report.deployCommand()).raw("</p></section>\n");
  }

  private static void binds(Html html, JailReport report) {
    html.raw("<section><h2>In the jail</h2>\n<table>\n<thead><tr><th>Path</th><th>How</th>");
    html.raw("<th>Why</th></tr></thead>\n<tbody>\n");
    for (Bind bind : report.binds()) {
      html.raw("<tr><td data-label=\"Path\">").element("code", "", bind.path()).raw("</td>");
      cell(html, "How", bind.writable() ? "writable" : "read-only");
      cell(html, "Why", String.join("; ", bind.why()));
      html.raw("</tr>\n");
    }
    html.raw("</tbody></table></section>\n");
  }

  private static void list(Html html, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      html.raw("<section>").element("h2", "", title).raw("\n<ul>");
      lines.forEach(line -> html.element("li", "", line));
      html.raw("</ul></section>\n");
    }
  }

  private static void trials(Html html, List<JailResult.Attempt> trials, String workload) {
    html.raw("<section><h2>Trials</h2>\n<p class=\"note\">Under the workload: ");
    html.element("code", "", workload).raw("</p>\n<ol class=\"timeline\">\n");
    for (JailResult.Attempt trial : trials) {
      html.raw("<li>").element("span", "outcome " + trial.outcome(), trial.outcome()).raw(" ");
      html.element("b", "", trial.name()).raw(" ");
      html.element(
          "small", "", String.format(Locale.ROOT, "%.1f s", trial.milliseconds() / 1000.0));
      html.element("p", "", trial.consequence());
      if (!trial.denied().isEmpty()) {
        html.raw("<ul>");
        trial.denied().forEach(denied -> html.element("li", "", denied));
        html.raw("</ul>");
      }
      html.raw("</li>\n");
    }
    html.raw("</ol></section>\n");
  }

  private static void cell(Html html, String label, String data) {
    html.raw("<td data-label=\"" + label + "\">").text(data).raw("</td>");
  }
}
