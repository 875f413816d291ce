package dev.ringfence.cli;

import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.CopyCost;
import dev.ringfence.clone.Preflight;
import dev.ringfence.clone.Upper;
import dev.ringfence.trial.Candidate;
import dev.ringfence.trial.Needs;
import dev.ringfence.trial.Patience;
import dev.ringfence.trial.Workload;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a user can say of a service's run in a clone, the same for every command that tries it. */
final class TrialArguments {
  private static final int LONGEST_SECONDS = 24 * 3600;

  private TrialArguments() {}

  /**
   * The clone in which a service can be tried.
   *
   * @param notes what it lacks, each in one line
   */
  record Place(CloneRequest request, List<String> notes) {
    Place {
      notes = List.copyOf(notes);
    }
  }

  /** Adds the options. */
  static CommandSpec.Builder add(CommandSpec.Builder builder) {
    return builder
        .option(
            Option.value(
                "--workload",
                "COMMAND",
                "A shell command that uses the service and ends with 0 if it works (default: it"
                    + " stays up for a second and its sockets open, which proves little)."))
        .option(
            Option.value(
                "--timeout",
                "SECONDS",
                "The longest for the start and for the workload, each (default: 60)."))
        .option(
            Option.directory(
                "--upper", "DIR", "Keep what the clone writes on this disk, not in memory."))
        .option(
            Option.repeated("--exclude", "DIR", "Leave this directory empty in the clone.")
                .completing(Option.Completes.DIRECTORIES))
        .option(Option.directory("--root", "DIR", "Clone the system whose root directory is DIR."));
  }

  /**
   * What shows that the service works.
   *
   * @throws UsageException when it is blank, or the time limit is no number
   */
  static Workload workload(Arguments arguments) {
    Optional<String> command = arguments.value("--workload");
    if (command.isEmpty()) {
      return new Workload.Knocks(Duration.ofSeconds(1));
    }
    if (command.get().isBlank()) {
      throw new UsageException("--workload is empty: give a command that uses the service");
    }
    return new Workload.Shell(
        command.get(),
        Duration.ofSeconds(arguments.number("--timeout", 1, LONGEST_SECONDS).orElse(60)));
  }

  /**
   * Makes sure that somebody connects to a service that is started by connections alone.
   *
   * @throws UsageException when nobody does
   */
  static void requireConnection(Candidate.Service service, Workload workload) {
    if (!service.acceptor().isEmpty() && !(workload instanceof Workload.Shell)) {
      throw new UsageException(
          service.unit().name().template()
              + " is started once for each connection to "
              + service.acceptor()
              + " (Accept=yes): give a --workload that connects to it");
    }
  }

  /** How long the service may take. */
  static Patience patience(Arguments arguments) {
    Patience usual = Patience.DEFAULT;
    return arguments
        .number("--timeout", 1, LONGEST_SECONDS)
        .map(seconds -> usual.withStart(Duration.ofSeconds(seconds)))
        .orElse(usual);
  }

  /**
   * Finds out what the clone for a service needs.
   *
   * @throws CloneFailedException when this machine lacks something for clones
   * @throws UsageException when the service's data are too much for the clone
   */
  static Place place(Arguments arguments, Root root, Candidate.Service service) throws IOException {
    CloneRequest request =
        CloneRequest.of(root.directory())
            .withExcluded(arguments.values("--exclude").stream().map(Arguments::toPath).toList());
    for (Path excluded : request.excluded()) {
      if (!excluded.isAbsolute() || !Files.isDirectory(root.open(excluded))) {
        throw new UsageException(
            "--exclude " + excluded + ": no such directory in " + root.directory());
      }
    }
    Optional<Path> upper = arguments.path("--upper");
    if (upper.isPresent()) {
      if (!Files.isDirectory(upper.get())) {
        throw new UsageException("--upper " + upper.get() + ": no such directory");
      }
      request = request.withUpper(new Upper.OnDisk(upper.get()));
    }
    if (CopyCost.of(service.unit(), request) instanceof CopyCost.TooMuch much) {
      throw new UsageException(much.message());
    }
    List<String> notes = new ArrayList<>();
    switch (Preflight.check(root.directory())) {
      case Preflight.Lacking(String what, String remedy) ->
          throw new CloneFailedException(what, remedy);
      case Preflight.Ready(List<String> said) -> notes.addAll(said);
    }
    Needs needs = Needs.of(service.unit(), root);
    notes.addAll(needs.notes());
    request = request.withStarts(needs.starts());
    for (Map.Entry<String, String> file : service.files().entrySet()) {
      request = request.withUnit(file.getKey(), file.getValue());
    }
    return new Place(request, notes);
  }
}
