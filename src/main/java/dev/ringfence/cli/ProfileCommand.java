package dev.ringfence.cli;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.report.ProfileSummary;
import dev.ringfence.report.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ringfence profile}: looks at profiles, merges and compares them. */
final class ProfileCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("profile", "Show, merge or compare what was observed of services.")
        .operands(
            "show|merge|diff FILE...", CommandSpec.Operands.atLeast(2, Option.Completes.FILES))
        .paragraph(
            "show prints what a profile covers, what it does not, and what was seen. Of several"
                + " files it shows the union.")
        .paragraph(
            "merge writes the union of all files, the same bytes whatever their order, to standard"
                + " output or to the file given with -o.")
        .paragraph(
            "diff prints the facts that one of two profiles has and the other has not, without"
                + " regard to times and counts, and ends with 1 when there are any.")
        .option(Option.file("--output", "FILE", "Where merge writes to.").orShort("-o"))
        .example("ringfence profile show nginx.profile.json", "What was seen of nginx?")
        .example(
            "ringfence profile merge -o all.json monday.json tuesday.json",
            "One profile of two days.")
        .example("ringfence profile diff before.json after.json", "What does the new version do?")
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    String what = arguments.operands().getFirst();
    List<Path> files = arguments.operands().stream().skip(1).map(Arguments::toPath).toList();
    Optional<Path> output = arguments.path("--output").map(ProfileOutput::checked);
    if (output.isPresent() && !what.equals("merge")) {
      throw new UsageException("--output goes with merge only");
    }
    return switch (what) {
      case "show" -> show(merged(files), terminal);
      case "merge" -> merge(merged(files), output, terminal);
      case "diff" -> diff(files, terminal);
      default ->
          throw new UsageException(
              "profile knows show, merge and diff, not '"
                  + what
                  + "'"
                  + CloseMatch.hint(what, List.of("show", "merge", "diff")));
    };
  }

  private static Profile merged(List<Path> files) throws IOException {
    List<Profile> profiles = new ArrayList<>();
    for (Path file : files) {
      profiles.add(ProfileFile.read(file));
    }
    try {
      return Profile.merge(profiles);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static int show(Profile profile, Terminal terminal) {
    terminal.out().print(ProfileSummary.of(profile, terminal.colour(), terminal.width()));
    return ExitCode.GOOD;
  }

  private static int merge(Profile profile, Optional<Path> output, Terminal terminal)
      throws IOException {
    if (output.isPresent()) {
      ProfileFile.write(profile, output.get());
    } else {
      terminal.out().writeBytes(ProfileFile.bytes(profile));
    }
    return ExitCode.GOOD;
  }

  private static int diff(List<Path> files, Terminal terminal) throws IOException {
    if (files.size() != 2) {
      throw new UsageException("profile diff compares two files, not " + files.size());
    }
    Profile left = ProfileFile.read(files.get(0));
    Profile right = ProfileFile.read(files.get(1));
    List<Fact> gone = left.without(right);
    List<Fact> come = right.without(left);
    gone.forEach(fact -> line("-", Style.BAD, fact, terminal));
    come.forEach(fact -> line("+", Style.GOOD, fact, terminal));
    return gone.isEmpty() && come.isEmpty() ? ExitCode.GOOD : ExitCode.FINDING;
  }

  private static void line(String sign, Style style, Fact fact, Terminal terminal) {
    terminal
        .out()
        .println(
            style.paint(
                sign + " " + FactText.kind(fact) + ": " + FactText.sentence(fact),
                terminal.colour()));
  }
}
