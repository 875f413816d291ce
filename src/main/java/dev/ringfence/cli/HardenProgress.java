package dev.ringfence.cli;

import dev.ringfence.derive.Decision;
import dev.ringfence.derive.Plan;
import dev.ringfence.observe.Profile;
import dev.ringfence.report.hardening.HardeningReport.Exposure;
import dev.ringfence.report.probe.ProbeText;
import dev.ringfence.trial.hardening.HardeningResult;
import dev.ringfence.trial.hardening.Progress;
import dev.ringfence.trial.probe.Probed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a hardening goes, one line each on standard error with the time since it began. */
final class HardenProgress implements Progress {
  private static final int DENIALS_SHOWN = 3;

  private final Terminal terminal;
  private final List<String> did = new ArrayList<>();
  private final long begun = System.nanoTime();

  HardenProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What was done with the service, in words; empty before it worked. */
  List<String> did() {
    return List.copyOf(did);
  }

  void begin(String unit, Exposure before) {
    say(unit + ": exposure " + before.text() + " " + before.rating() + " as it is");
    say("loading the observer and booting a clone");
  }

  @Override
  public void booted(List<String> notes) {
    say("clone booted; running the service unhardened, observed");
    notes.forEach(note -> say("  " + note));
  }

  @Override
  public void observed(Profile profile, List<String> done) {
    did.addAll(done);
    say("it works unhardened; " + profile.facts().size() + " facts observed");
    if (!done.isEmpty()) {
      say("  done: " + String.join(", ", done));
    }
  }

  @Override
  public void planned(Plan plan) {
    long set = plan.decisions().stream().filter(decision -> !decision.lines().isEmpty()).count();
    long forbidden =
        plan.decisions().stream()
            .filter(decision -> decision.choice() instanceof Decision.Choice.Leave)
            .filter(decision -> !decision.against().isEmpty())
            .count();
    say("planned: " + set + " directives, " + forbidden + " more would break it");
  }

  @Override
  public void tried(HardeningResult.Attempt attempt) {
    say(
        "trial of "
            + attempt.name()
            + ": "
            + attempt.outcome()
            + " ("
            + attempt.milliseconds()
            + " ms)"
            + (attempt.consequence().isEmpty() ? "" : ". " + attempt.consequence()));
    attempt.denied().stream().limit(DENIALS_SHOWN).forEach(line -> say("  refused: " + line));
    if (attempt.denied().size() > DENIALS_SHOWN) {
      say("  and " + (attempt.denied().size() - DENIALS_SHOWN) + " more: see the report");
    }
  }

  @Override
  public void learnt(String consequence) {
    say("  " + consequence);
  }

  @Override
  public void confirming() {
    say("confirming in a fresh clone with one CPU");
  }

  @Override
  public void probing() {
    say("it works there too; probing its sandbox");
  }

  @Override
  public void probed(List<Probed> probes) {
    say("probes: " + ProbeText.summary(probes));
    for (Probed probed : probes) {
      if (probed.isFinding()) {
        say("  " + probed.setting() + " does nothing here. " + probed.result().sentence());
      }
    }
  }

  private void say(String line) {
    terminal.err().printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - begun) / 1e9, line);
  }
}
