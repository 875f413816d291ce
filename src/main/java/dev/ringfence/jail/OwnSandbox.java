package dev.ringfence.jail;

import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.derive.evidence.PathWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the unit's own sandbox would do to a jail: some of it brings the whole root back, some of it
 * wants paths that are not there any more.
 */
record OwnSandbox(Assigned unit) {
  private static final List<String> LISTS =
      List.of("ReadWritePaths", "ReadOnlyPaths", "InaccessiblePaths", "ExecPaths");

  /** Why the unit cannot have a jail; empty when it can. */
  Optional<String> objection() {
    for (String own : List.of("RootDirectory", "RootImage")) {
      if (unit.sets(own)) {
        return Optional.of(
            unit.name() + " has a root of its own already, by " + own + "=" + unit.text(own, ""));
      }
    }
    if (unit.isOn("DynamicUser")) {
      return Optional.of(
          unit.name()
              + " sets DynamicUser=yes, which implies ProtectSystem=strict and so brings the whole"
              + " root back: give it a User= of its own instead, and jail that");
    }
    return Optional.empty();
  }

  /** Whether the unit has a jail already. */
  boolean isJailed() {
    return unit.words("TemporaryFileSystem").stream()
        .anyMatch(word -> word.split(":", 2)[0].equals("/"));
  }

  /** The lines that take the unit's own jail away; none where it has none. */
  List<Line> lifted() {
    if (!isJailed()) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("TemporaryFileSystem=", "The unit's own jail is replaced by this one."));
    for (String word : unit.words("TemporaryFileSystem")) {
      if (!word.split(":", 2)[0].equals("/")) {
        lines.add(Line.of("TemporaryFileSystem=" + word, "Kept from the unit."));
      }
    }
    // It empties BindReadOnlyPaths= as well.
    lines.add(
        Line.of("BindPaths=", "What was bound into it is not kept, but where it is elsewhere."));
    for (String list : List.of("BindReadOnlyPaths", "BindPaths")) {
      for (String word : unit.words(list)) {
        String[] parts = word.replaceFirst("^-", "").split(":", -1);
        if (parts.length > 1 && !parts[0].equals(parts[1])) {
          lines.add(Line.of(list + "=" + word.replace("%", "%%"), "Kept from the unit."));
        }
      }
    }
    return lines;
  }

  /** The lines that take back what stands against the jail. */
  List<Line> takenBack(List<Bind> binds) {
    List<Line> lines = new ArrayList<>();
    if (unit.switchesOn("ProtectSystem")) {
      lines.add(
          Line.of(
              "ProtectSystem=no",
              "The unit's ProtectSystem="
                  + unit.text("ProtectSystem", "")
                  + " would mount the whole root over the jail. What is not bound below needs no"
                  + " protection, and what is bound is read-only but where it says BindPaths=."));
    }
    for (String list : LISTS) {
      List<String> words = unit.words(list);
      if (words.isEmpty()) {
        continue;
      }
      lines.add(
          Line.of(
              list + "=",
              "The unit's own " + list + "= is replaced: what is in the jail is named below."));
      if (list.equals("InaccessiblePaths")) {
        for (String word : words) {
          String path = word.replaceFirst("^[-+]+", "");
          if (binds.stream().anyMatch(bind -> bind.covers(path))) {
            lines.add(
                Line.of(
                    "InaccessiblePaths=-" + PathWords.word(path),
                    "Kept from the unit, because it lies in what is bound."));
          }
        }
      }
    }
    if (!unit.words("NoExecPaths").isEmpty()) {
      List<String> writable =
          binds.stream()
              .filter(Bind::writable)
              .map(bind -> "-" + PathWords.word(bind.path()))
              .toList();
      lines.add(
          Line.of(
              "NoExecPaths=",
              "The unit's own NoExecPaths= would mount the whole root over the jail."));
      if (!writable.isEmpty()) {
        lines.add(
            Line.of(
                "NoExecPaths=" + String.join(" ", writable),
                "Kept from the unit where the service can write."));
      }
    }
    return lines;
  }
}
