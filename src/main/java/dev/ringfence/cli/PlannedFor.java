package dev.ringfence.cli;

import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.report.hardening.HardeningReport;
import dev.ringfence.score.Systemd;
import dev.ringfence.trial.hardening.HardeningResult;
import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/**
 * Says what a plan for another systemd is worth: it was tried on the one that is here.
 *
 * @param target the systemd that will read the drop-in
 * @param local the systemd on which it was tried
 */
record PlannedFor(Systemd target, Systemd local) {
  HardeningReport told(HardeningReport report, HardeningResult.Works works) {
    if (target.version().equals(local.version())) {
      return report;
    }
    List<String> untried =
        works.plan().assignments().stream()
            .filter(line -> !isKnown(line, local.version()))
            .map(line ->
                line
                    + " was not tried: systemd "
                    + local.release()
                    + ", which is here, does not know it.")
            .toList();
    return report.with(
        "It was planned for systemd "
            + target.release()
            + " and tried on "
            + local.release()
            + (untried.isEmpty()
                ? "."
                : ", which passed over " + untried.size() + " of its settings."),
        untried);
  }

  private static boolean isKnown(Assignment line, SystemdVersion version) {
    return Catalogue.find(line.directive())
        .map(directive -> directive.entry())
        .filter(entry -> entry.knownTo(version))
        .filter(entry -> line.text().isEmpty() || entry.kind().check(line.text(), version).isGood())
        .isPresent();
  }
}
