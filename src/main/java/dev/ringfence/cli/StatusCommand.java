package dev.ringfence.cli;

import dev.ringfence.deploy.Deployment;
import dev.ringfence.deploy.Journal;
import dev.ringfence.deploy.Place;
import dev.ringfence.deploy.Standing;
import dev.ringfence.deploy.State;
import dev.ringfence.deploy.Store;
import dev.ringfence.report.UnclosedStream;
import dev.ringfence.unit.Root;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code ringfence status}: what is deployed where, and whether the file still matches. */
final class StatusCommand implements Command {
  /** So much of a checksum tells plans apart for people. */
  private static final int SHORT_SUM = 12;

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("status", "What is deployed, and whether it still is as deployed.")
        .operands("[UNIT]", CommandSpec.Operands.between(0, 1, Option.Completes.UNITS))
        .paragraph(
            "For each unit: since when, from which plan, and whether the file in"
                + " /etc/systemd/system still is what was put there; if not, the change. Ends with"
                + " 1 when a file was changed or removed, when a deployment waits for its"
                + " confirmation, or when the journal of deployments is damaged.")
        .option(
            Option.directory("--root", "DIR", "Work on the system below DIR, which does not run."))
        .option(Option.flag("--log", "Print the journal of deployments."))
        .option(CommonOptions.format("table", "json"))
        .example("ringfence status", "All units that something was deployed for.")
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    Root root = DeployTarget.root(arguments);
    List<String> operands = arguments.operands();
    List<Place> places =
        operands.isEmpty()
            ? new Store(root).places()
            : List.of(DeployTarget.place(root, operands.getFirst()));
    Journal journal = new Journal(root);
    Journal.Contents contents = journal.read();
    if (arguments.has("--log")) {
      log(contents, places, operands.isEmpty(), terminal);
    } else {
      List<Standing> standings = new ArrayList<>();
      for (Place place : places) {
        Standing.of(place).ifPresent(standings::add);
      }
      if (arguments.value("--format", "table").equals("json")) {
        json(standings, terminal);
      } else {
        table(standings, terminal);
      }
      if (!standings.stream().allMatch(Standing::good)) {
        damage(journal, contents, terminal);
        return ExitCode.FINDING;
      }
    }
    return damage(journal, contents, terminal) ? ExitCode.FINDING : ExitCode.GOOD;
  }

  private static boolean damage(Journal journal, Journal.Contents contents, Terminal terminal)
      throws IOException {
    for (int line : contents.damaged()) {
      terminal
          .err()
          .println(
              "ringfence: "
                  + journal.file()
                  + ":"
                  + line
                  + ": does not match its checksum: it was cut off by a crash, or changed");
    }
    return !contents.damaged().isEmpty();
  }

  private static void log(
      Journal.Contents contents, List<Place> places, boolean all, Terminal terminal) {
    for (Journal.Entry entry : contents.entries()) {
      if (all || places.stream().anyMatch(place -> place.unit().toString().equals(entry.unit()))) {
        terminal
            .out()
            .println(
                entry.time() + "  " + entry.event() + "  " + entry.unit() + "  " + entry.words());
      }
    }
  }

  private static void table(List<Standing> standings, Terminal terminal) throws IOException {
    if (standings.isEmpty()) {
      terminal.out().println("nothing is deployed");
    }
    for (Standing standing : standings) {
      Deployment deployment = standing.deployment();
      terminal.out().println(deployment.place().unit() + ": " + words(deployment));
      terminal.out().println("  since " + deployment.about().time());
      terminal
          .out()
          .println("  plan  " + deployment.about().source() + " (" + plan(deployment) + ")");
      terminal.out().println("  file  " + deployment.place().named() + ": " + standing.file());
      if (standing.file().equals("changed")) {
        terminal.out().print(standing.diff());
      }
    }
  }

  private static String plan(Deployment deployment) {
    return "sha256 " + deployment.about().after().substring(0, SHORT_SUM);
  }

  private static String words(Deployment deployment) {
    String more =
        deployment.state() == State.PENDING
            ? deployment.about().nextStart()
                ? ", which it gets after its next start if it is well"
                : ", until " + deployment.about().until()
            : "";
    return deployment.state().words() + more;
  }

  private static void json(List<Standing> standings, Terminal terminal) {
    try (JsonWriter json =
        JsonStream.builder()
            .serializeEmpty(true)
            .build()
            .writer(new UnclosedStream(terminal.out()))) {
      json.beginArray();
      for (Standing standing : standings) {
        Deployment deployment = standing.deployment();
        json.beginObject();
        json.name("unit");
        json.value(deployment.place().unit().toString());
        json.name("state");
        json.value(deployment.state().word());
        json.name("since");
        json.value(deployment.about().time().toString());
        json.name("until");
        json.value(deployment.about().until().toString());
        json.name("source");
        json.value(deployment.about().source());
        json.name("sha256");
        json.value(deployment.about().after());
        json.name("path");
        json.value(deployment.place().named().toString());
        json.name("file");
        json.value(standing.file());
        json.endObject();
      }
      json.endArray();
    }
    terminal.out().println();
  }
}
