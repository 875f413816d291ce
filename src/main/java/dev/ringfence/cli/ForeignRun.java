package dev.ringfence.cli;

import dev.ringfence.host.foreign.ForeignReport;
import dev.ringfence.host.foreign.ForeignReview;
import dev.ringfence.report.host.ForeignJson;
import dev.ringfence.report.host.ForeignTable;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.util.Locale;

/** {@code ringfence host --foreign}. */
record ForeignRun(Root root, Systemd systemd) {
  int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    ForeignReport report =
        new ForeignReview(root, systemd).report((files, seconds) -> show(terminal, files, seconds));
    if (terminal.live()) {
      terminal.err().print("\r\033[K");
      terminal.err().flush();
    }
    if (arguments.value("--format", "table").equals("json")) {
      ForeignJson.write(report, terminal.out());
      terminal.out().println();
    } else {
      terminal.out().print(ForeignTable.render(report, terminal.colour(), terminal.width()));
    }
    return report.isSafe() ? ExitCode.GOOD : ExitCode.FINDING;
  }

  private static void show(Terminal terminal, long files, double seconds) {
    if (terminal.live()) {
      String line =
          String.format(Locale.ROOT, "\r\033[K%5.1f s  %,d files searched", seconds, files);
      terminal.err().print(line);
      terminal.err().flush();
    }
  }
}
