package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.OwnDirectory;
import dev.ringfence.derive.evidence.PathWords;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.derive.evidence.Surroundings;
import dev.ringfence.derive.verdict.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines that open places for writing. A directory becomes StateDirectory= or one of its kin
 * only where systemd then leaves it as it is: it changes owner and mode to the unit's.
 *
 * @param made directories that the service made itself
 */
record WritableLines(Evidence evidence, Set<String> made) {
  private static final int USUAL_MODE = 0755;

  Value add(Value value, Collection<String> places) {
    Map<OwnDirectory, List<String>> kept = new EnumMap<>(OwnDirectory.class);
    Map<OwnDirectory, Integer> modes = new EnumMap<>(OwnDirectory.class);
    Set<String> rest = new TreeSet<>();
    for (String place : places) {
      Optional<OwnDirectory> kind = OwnDirectory.of(place).filter(_ -> plainName(place));
      Optional<Integer> mode = kind.flatMap(own -> mode(own, place));
      if (kind.isPresent()
          && mode.isPresent()
          && mode.get().equals(modes.getOrDefault(kind.get(), mode.get()))) {
        modes.put(kind.get(), mode.get());
        kept.computeIfAbsent(kind.get(), _ -> new ArrayList<>()).add(kind.get().name(place));
      } else if (made.contains(place) && !evidence.surroundings().exists(place)) {
        rest.add(Places.parent(place));
      } else {
        rest.add(place);
      }
    }
    Value lines = value;
    for (Map.Entry<OwnDirectory, List<String>> own : kept.entrySet()) {
      String directive = own.getKey().directive();
      lines = lines.and(directive, String.join(" ", own.getValue()));
      int mode = modes.getOrDefault(own.getKey(), USUAL_MODE);
      if (mode != USUAL_MODE && !evidence.unit().sets(directive + "Mode")) {
        lines = lines.and(directive + "Mode", "0%o".formatted(mode));
      }
    }
    return rest.isEmpty()
        ? lines
        : lines.and("ReadWritePaths", String.join(" ", rest.stream().map(this::word).toList()));
  }

  private static boolean plainName(String place) {
    String name = place.substring(place.lastIndexOf('/') + 1);
    return name.chars()
        .allMatch(
            c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '@');
  }

  /** The mode that systemd would have to keep; empty where it cannot keep the directory. */
  private Optional<Integer> mode(OwnDirectory kind, String place) {
    Optional<Surroundings.Folder> folder = evidence.surroundings().folder(place);
    boolean byService = made.contains(place);
    if (kind == OwnDirectory.RUNTIME && !byService) {
      // It goes away when the service stops; whoever else made it may want it to stay.
      return Optional.empty();
    }
    if (folder.isEmpty()) {
      return byService ? Optional.of(declaredMode(kind, USUAL_MODE)) : Optional.empty();
    }
    boolean same =
        isTheServices(folder.get())
            && folder.get().mode() == declaredMode(kind, folder.get().mode());
    return same ? Optional.of(folder.get().mode()) : Optional.empty();
  }

  /**
   * Whether systemd would leave owner and group alone. Where the directory itself has others than
   * the service, root without User=, systemd changes them all the way down: path_chown_recursive()
   * in setup_exec_directory().
   */
  private boolean isTheServices(Surroundings.Folder folder) {
    Optional<Surroundings.Account> account =
        evidence.unit().asRoot()
            ? Optional.of(new Surroundings.Account(0, 0))
            : evidence.surroundings().account(evidence.unit().user());
    Optional<Integer> group =
        evidence.unit().sets("Group")
            ? evidence.surroundings().group(evidence.unit().text("Group", ""))
            : account.map(Surroundings.Account::group);
    return account.filter(own -> own.user() == folder.user()).isPresent()
        && group.filter(own -> own == folder.group()).isPresent();
  }

  private int declaredMode(OwnDirectory kind, int otherwise) {
    String text = evidence.unit().text(kind.directive() + "Mode", "");
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text, 8);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** A leading dash where it may be missing at the start: without one the start would fail. */
  private String word(String place) {
    return (evidence.surroundings().exists(place) ? "" : "-") + PathWords.word(place);
  }
}
