package dev.ringfence.cli;

import dev.ringfence.deploy.Place;
import dev.ringfence.unit.DropInFile;
import dev.ringfence.unit.Problem;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import io.avaje.json.JsonException;
import io.avaje.json.mapper.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be deployed, as the command line names it.
 *
 * @param dropIn the file and what is in it
 * @param unit the service, as typed or as the directory tells
 * @param workload what uses the service; none or one
 * @param profile what the service did unhardened
 */
record DeploySource(DropInFile dropIn, String unit, List<String> workload, Optional<Path> profile) {
  /** Nobody writes a drop-in this long. */
  private static final long DROP_IN_LIMIT = 1 << 20;

  private static final long REPORT_LIMIT = 64 << 20;

  /** Reads {@code DIR|DROPIN [UNIT]}. */
  static DeploySource of(List<String> operands) throws IOException {
    Path named = Arguments.toPath(operands.getFirst());
    Optional<String> unit = operands.size() > 1 ? Optional.of(operands.get(1)) : Optional.empty();
    if (!Files.isDirectory(named)) {
      return new DeploySource(
          read(named),
          unit.or(() -> ofDirectory(named))
              .orElseThrow(() ->
                  new UsageException(
                      "which unit is " + named + " for? Name it: ringfence deploy DROPIN UNIT")),
          List.of(),
          Optional.empty());
    }
    Path dropIn = named.resolve(Place.FILE);
    if (!Files.exists(dropIn)) {
      throw new UsageException(
          named + " has no " + Place.FILE + ": it is not what 'ringfence harden' writes");
    }
    Map<String, Object> report = report(named.resolve("report.json"));
    Path profile = named.resolve("profile.json");
    Optional<String> told =
        report.get("unit") instanceof String text ? Optional.of(text) : Optional.empty();
    return new DeploySource(
        read(dropIn),
        unit.or(() -> told)
            .orElseThrow(() ->
                new UsageException(
                    named + " does not say for which unit it is: ringfence deploy DIR UNIT")),
        workload(report),
        Files.exists(profile) ? Optional.of(profile) : Optional.empty());
  }

  /** {@code nginx.service.d/my.conf} is for nginx.service. */
  private static Optional<String> ofDirectory(Path dropIn) {
    Path directory = dropIn.toAbsolutePath().normalize().getParent();
    String name = directory == null ? "" : String.valueOf(directory.getFileName());
    return name.endsWith(".service.d")
        ? Optional.of(name.substring(0, name.length() - ".d".length()))
        : Optional.empty();
  }

  private static DropInFile read(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UsageException(file + " is no regular file");
    }
    if (Files.size(file) > DROP_IN_LIMIT) {
      throw new UsageException(file + " is longer than a drop-in can be");
    }
    DropInFile dropIn = DropInFile.of(file, Files.readAllBytes(file));
    UnitFile parsed = dropIn.parse(UnitType.SERVICE);
    List<String> mistakes = new ArrayList<>();
    for (Problem problem : parsed.problems()) {
      mistakes.add(problem.describe());
    }
    if (!mistakes.isEmpty()) {
      throw new UsageException(String.join("\nringfence: ", mistakes));
    }
    if (parsed.settings().isEmpty()) {
      throw new UsageException(file + " has no settings in it");
    }
    return dropIn;
  }

  private static Map<String, Object> report(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Map.of();
    }
    if (Files.size(file) > REPORT_LIMIT) {
      throw new UsageException(file + " is longer than a report can be");
    }
    try {
      return JsonMapper.builder().build().fromJsonObject(Files.readString(file));
    } catch (JsonException e) {
      throw new UsageException(file + " is no report of 'ringfence harden': " + e.getMessage());
    }
  }

  private static List<String> workload(Map<String, Object> report) {
    return report.get("workload") instanceof Map<?, ?> workload
            && workload.get("command") instanceof String command
            && Boolean.TRUE.equals(workload.get("given"))
            && !command.isBlank()
        ? List.of(command)
        : List.of();
  }
}
