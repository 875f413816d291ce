package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which names the units of one type have below a unit path, as unit_file_build_name_map() of
 * systemd (src/basic/unit-file.c) works it out.
 */
final class UnitIndex {
  /** FOLLOW_MAX of systemd: more links in a row are taken for a loop. */
  private static final int LINK_LIMIT = 8;

  private final UnitPath path;
  private final UnitType type;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, Set<String>> aliases = new HashMap<>();
  private final Set<Path> searched = new HashSet<>();

  /** Where a name leads. */
  sealed interface Target {
    /**
     * To a file of this name, which may be a link to one outside of the unit path.
     *
     * @param size in bytes; negative if it is a link
     */
    record File(Path path, long size) implements Target {}

    /** To another name. */
    record Alias(String name) implements Target {}
  }

  UnitIndex(UnitPath path, UnitType type, DirectoryListings listings) {
    this.path = path;
    this.type = type;
    for (Path directory : path.directories()) {
      searched.add(directory);
      try {
        searched.add(path.root().resolve(directory));
      } catch (IOException loop) {
        // Nothing can be found through such a directory; listing it says so.
      }
    }
    String suffix = "." + type.suffix();
    for (Path directory : path.directories()) {
      List<String> names = new ArrayList<>();
      for (String name : listings.list(directory).names()) {
        if (name.endsWith(suffix) && !targets.containsKey(name) && UnitName.flaw(name).isEmpty()) {
          names.add(name);
        }
      }
      FileKinds.Answer[] answers = FileKinds.of(path.root(), directory, names);
      for (int at = 0; at < answers.length; at++) {
        add(directory, names.get(at), answers[at]);
      }
    }
    for (Map.Entry<String, Target> entry : targets.entrySet()) {
      if (entry.getValue() instanceof Target.Alias) {
        addAlias(entry.getKey());
      }
    }
  }

  private void add(Path directory, String name, FileKinds.Answer answer) {
    Path file = directory.resolve(name);
    try {
      if (answer instanceof FileKinds.Answer.Failed(IOException why)) {
        throw why;
      }
      if (!(answer instanceof FileKinds.Answer.Found(Path host, BasicFileAttributes attributes))) {
        return;
      }
      if (attributes.isRegularFile()) {
        targets.put(name, new Target.File(file, attributes.size()));
      } else if (attributes.isSymbolicLink()) {
        link(directory, name, Files.readSymbolicLink(host))
            .ifPresent(target -> targets.put(name, target));
      }
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return;
    } catch (IOException e) {
      problems.add(new Problem.InFile(file, "cannot be looked at: " + e.getMessage()));
    }
  }

  /** A link within the unit path is an alias; one that leads out of it links or masks a file. */
  private Optional<Target> link(Path directory, String name, Path to) throws IOException {
    Path target = path.root().resolveDirectory(directory.resolve(to));
    if (!isSearched(target)) {
      return Optional.of(new Target.File(directory.resolve(name), -1));
    }
    String targetName = target.getFileName().toString();
    if (targetName.equals(name)) {
      return Optional.empty();
    }
    String flaw = aliasFlaw(UnitName.of(name), targetName);
    if (!flaw.isEmpty()) {
      problems.add(
          new Problem.InFile(
              directory.resolve(name),
              "is a link to " + target + ", which " + flaw + ": systemd ignores the link"));
      return Optional.empty();
    }
    return Optional.of(new Target.Alias(targetName));
  }

  private boolean isSearched(Path target) {
    for (Path at = target.getParent(); at != null; at = at.getParent()) {
      if (searched.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** As unit_validate_alias_symlink_or_warn() of systemd. */
  private String aliasFlaw(UnitName alias, String to) {
    Optional<UnitName> parsed = UnitName.parse(to);
    if (!type.mayAlias()) {
      return "gives a second name, and " + type.suffix() + " units cannot have one";
    }
    if (alias.kind() != UnitName.Kind.PLAIN && !type.mayTemplate()) {
      return "is a template, and " + type.suffix() + " units have none";
    }
    if (parsed.isEmpty()) {
      return "is not a unit name";
    }
    UnitName target = parsed.get();
    boolean sameKind =
        target.kind() == alias.kind()
            || (alias.kind() == UnitName.Kind.INSTANCE && target.kind() == UnitName.Kind.TEMPLATE);
    if (!sameKind) {
      return "does not match it: only one of them is a template";
    }
    if (target.kind() == UnitName.Kind.INSTANCE && !target.instance().equals(alias.instance())) {
      return "is another instance";
    }
    return target.type().equals(alias.type()) ? "" : "is another type of unit";
  }

  private void addAlias(String name) {
    Optional<Target.File> file = file(name);
    if (file.isEmpty() || isMask(file.get().path())) {
      return;
    }
    UnitName target = UnitName.of(file.get().path().getFileName().toString());
    UnitName alias = UnitName.of(name);
    if (target.kind() == UnitName.Kind.TEMPLATE && alias.kind() == UnitName.Kind.INSTANCE) {
      target = target.instantiate(alias.instance()).orElse(target);
    }
    aliases.computeIfAbsent(target.toString(), _ -> new TreeSet<>()).add(name);
  }

  private boolean isMask(Path file) {
    try {
      if (path.root().isNullDevice(file)) {
        return true;
      }
      Path host = path.root().open(file);
      BasicFileAttributes attributes = Files.readAttributes(host, BasicFileAttributes.class);
      return attributes.isOther() || (attributes.isRegularFile() && attributes.size() == 0);
    } catch (IOException e) {
      return true;
    }
  }

  /** The file that {@code name} leads to through all aliases. */
  Optional<Target.File> file(String name) {
    String at = name;
    for (int links = 0; links < LINK_LIMIT; links++) {
      Target target = targets.get(at);
      if (target == null && links > 0) {
        target = targets.get(UnitName.of(at).template().toString());
      }
      if (target instanceof Target.File file) {
        return Optional.of(file);
      }
      if (!(target instanceof Target.Alias(String next))) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.empty();
  }

  /** Whether {@code name} is another name of a unit. */
  boolean isAlias(String name) {
    return targets.get(name) instanceof Target.Alias;
  }

  /** Whether no unit has two names. */
  boolean isWithoutAliases() {
    return aliases.isEmpty();
  }

  /** All names that lead to {@code name}, alphabetically. */
  Set<String> aliasesOf(String name) {
    return aliases.getOrDefault(name, Set.of());
  }

  /** All names of units of this type, aliases too, alphabetically. */
  Set<String> names() {
    return new TreeSet<>(targets.keySet());
  }

  /** The names of files, alphabetically: each unit once, unless it is reached from outside. */
  Set<String> fileNames() {
    Set<String> names = new LinkedHashSet<>();
    for (String name : names()) {
      if (targets.get(name) instanceof Target.File) {
        names.add(name);
      }
    }
    return names;
  }

  /** What is wrong with links. */
  List<Problem> problems() {
    return problems;
  }
}
