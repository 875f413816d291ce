package dev.ringfence.cli;

import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.report.UnclosedStream;
import dev.ringfence.report.hardening.HardeningJson;
import dev.ringfence.report.hardening.HardeningPage;
import dev.ringfence.report.hardening.HardeningReport;
import dev.ringfence.report.hardening.HardeningReport.Exposure;
import dev.ringfence.report.hardening.HardeningReport.Machine;
import dev.ringfence.report.hardening.HardeningReport.WorkloadLine;
import dev.ringfence.report.hardening.HardeningSarif;
import dev.ringfence.report.hardening.HardeningStory;
import dev.ringfence.report.hardening.Rest;
import dev.ringfence.report.probe.ProbeText;
import dev.ringfence.score.Score;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Scoring;
import dev.ringfence.score.Systemd;
import dev.ringfence.trial.Workload;
import dev.ringfence.trial.hardening.Hardening;
import dev.ringfence.trial.hardening.HardeningResult;
import dev.ringfence.unit.HostFacts;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs one hardening, tells how it goes, and writes what came of it. */
final class HardenRun {
  private static final String DROP_IN = "50-ringfence.conf";

  /** Points of exposure, of which there are ten. */
  private static final double LEAST_TOLD = 0.1;

  private final Hardening hardening;
  private final Root root;
  private final Systemd systemd;
  private final ResultsDirectory output;
  private final boolean json;
  private final Terminal terminal;
  private final long begun = System.nanoTime();

  HardenRun(
      Hardening hardening,
      Root root,
      Systemd systemd,
      ResultsDirectory output,
      Arguments arguments,
      Terminal terminal) {
    this.hardening = hardening;
    this.root = root;
    this.systemd = systemd;
    this.output = output;
    this.json = arguments.value("--format", "table").equals("json");
    this.terminal = terminal;
  }

  int run() throws IOException {
    Unit unit = hardening.unit();
    String name = unit.name().toString();
    Exposure before = exposure(unit);
    HardenProgress progress = new HardenProgress(terminal);
    progress.begin(name, before);
    HardeningResult result = hardening.run(progress);
    double seconds = (System.nanoTime() - begun) / 1e9;
    Machine machine =
        new Machine(
            HostFacts.distribution(root),
            System.getProperty("os.version"),
            systemd.release(),
            System.getProperty("os.arch"));
    WorkloadLine workload =
        switch (hardening.workload()) {
          case Workload.Shell(String command, var _) -> new WorkloadLine(command, true);
          case Workload.StaysUp _, Workload.Knocks _ ->
              new WorkloadLine(words(progress.did()), false);
        };
    return switch (result) {
      case HardeningResult.Works works -> {
        UnitFile dropIn = UnitFile.parse(Path.of("/" + DROP_IN), works.dropIn(), UnitType.SERVICE);
        Exposure after = exposure(unit.with(dropIn));
        HardeningReport report =
            HardeningStory.of(works, machine, workload, before, after, deployCommand(), seconds);
        report = new PlannedFor(hardening.surroundings().systemd(), systemd).told(report, works);
        write(report, works.profile());
        tell(report);
        if (!json) {
          rest(Rest.of(works.plan(), score(unit.with(dropIn))));
        }
        yield ExitCode.GOOD;
      }
      case HardeningResult.Unhardened unhardened -> {
        HardeningReport report =
            HardeningStory.of(unhardened, name, machine, workload, before, seconds);
        write(report, Profile.merge(List.of()));
        tell(report);
        yield ExitCode.FINDING;
      }
      case HardeningResult.Inconclusive(String reason, String remedy, List<String> journal) -> {
        terminal.say("inconclusive: " + reason);
        journal.forEach(line -> terminal.say("journal: " + line));
        if (!remedy.isEmpty()) {
          terminal.say("what to do: " + remedy);
        }
        if (json) {
          contract(name, "inconclusive", before, before, 0, "", "", seconds);
        }
        yield ExitCode.LACKING;
      }
    };
  }

  /** {@code stayed up for 1 s, was reloaded and was stopped}. */
  private static String words(List<String> did) {
    List<String> words =
        did.stream()
            .map(deed -> deed.startsWith("re") || deed.equals("stopped") ? "was " + deed : deed)
            .toList();
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  private String deployCommand() {
    return "ringfence deploy " + output.directory();
  }

  /** What is left of the exposure, as far as it counts, and the first reason of each. */
  private void rest(List<Rest> all) {
    for (Rest one : all) {
      if (one.points() >= LEAST_TOLD) {
        String why = one.why().isEmpty() ? "" : ": " + one.why().getFirst();
        terminal
            .out()
            .printf(Locale.ROOT, "left      %.1f %s=%s%n", one.points(), one.directive(), why);
      }
    }
  }

  private Exposure exposure(Unit unit) {
    Score score = score(unit);
    return new Exposure((int) score.exposure(), score.rating().name());
  }

  private Score score(Unit unit) {
    return switch (new Scorer(hardening.surroundings().systemd()).score(unit)) {
      case Scoring.Scored(Score score) -> score;
      case Scoring.Refused(var problem) ->
          throw new UsageException(problem.describe() + "; systemd refuses to load " + unit.name());
    };
  }

  private void write(HardeningReport report, Profile profile) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("report.html", HardeningPage.of(report));
    texts.put("report.json", HardeningJson.of(report));
    ByteArrayOutputStream sarif = new ByteArrayOutputStream();
    HardeningSarif.write(
        report, Version.NUMBER, hardening.unit().fragment(), output.file(DROP_IN), sarif);
    texts.put("report.sarif", sarif.toString(StandardCharsets.UTF_8));
    if (!report.dropIn().isEmpty()) {
      texts.put(DROP_IN, report.dropIn());
      texts.put("profile.json", new String(ProfileFile.bytes(profile), StandardCharsets.UTF_8));
    }
    output.write(texts);
  }

  private void tell(HardeningReport report) {
    String dropIn = report.dropIn().isEmpty() ? "" : output.file(DROP_IN).toString();
    String page = output.file("report.html").toString();
    if (json) {
      contract(
          report.unit(),
          report.outcome(),
          report.before(),
          report.after(),
          report.trials().size(),
          dropIn,
          page,
          report.seconds());
      return;
    }
    terminal.out().println(report.summary());
    if (!report.workload().given()) {
      terminal
          .out()
          .println(
              "That proves little: nobody used it. It "
                  + report.workload().command()
                  + ". Say with --workload what it is for.");
    }
    terminal
        .out()
        .println(
            "exposure  "
                + report.before().text()
                + " "
                + report.before().rating()
                + "  ->  "
                + report.after().text()
                + " "
                + report.after().rating());
    if (!report.probes().isEmpty()) {
      terminal.out().println("probes    " + ProbeText.summary(report.probes()));
    }
    if (!dropIn.isEmpty()) {
      terminal.out().println("drop-in   " + dropIn);
    }
    terminal.out().println("report    " + page);
    if (!report.deployCommand().isEmpty()) {
      terminal.out().println("deploy    " + report.deployCommand());
    }
    terminal
        .out()
        .printf(Locale.ROOT, "%d trials, %.1f s%n", report.trials().size(), report.seconds());
  }

  private void contract(
      String unit,
      String outcome,
      Exposure before,
      Exposure after,
      int trials,
      String dropIn,
      String report,
      double seconds) {
    terminal.out().flush();
    try (JsonWriter writer =
        JsonStream.builder().build().writer(new UnclosedStream(terminal.out()))) {
      writer.beginObject();
      writer.name("unit");
      writer.value(unit);
      writer.name("outcome");
      writer.value(outcome);
      writer.name("exposureBefore");
      writer.value(before.text());
      writer.name("exposureAfter");
      writer.value(after.text());
      writer.name("trials");
      writer.value(trials);
      writer.name("dropIn");
      writer.value(dropIn);
      writer.name("report");
      writer.value(report);
      writer.name("seconds");
      writer.value(Math.round(seconds * 10) / 10.0);
      writer.endObject();
    }
    terminal.out().println();
  }
}
