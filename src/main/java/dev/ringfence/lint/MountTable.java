package dev.ringfence.lint;

import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mounts that a unit's file settings ask for, and which of them systemd drops without a word
 * (src/core/namespace.c: for one path the first {@link Kind} wins, and nothing below an
 * inaccessible path is mounted at all).
 */
public final class MountTable {
  /** What is mounted, the one that wins first. */
  public enum Kind {
    INACCESSIBLE,
    BIND,
    PRIVATE_TMP,
    PRIVATE_DEV,
    READ_ONLY,
    READ_WRITE,
    NO_EXEC,
    EXEC,
    TMPFS,
    /** Left as it is by ProtectSystem=strict. */
    UNTOUCHED;

    /** Whether it shows other files than those that are at the path. */
    public boolean bringsContent() {
      return switch (this) {
        case INACCESSIBLE, BIND, PRIVATE_TMP, PRIVATE_DEV, TMPFS -> true;
        case READ_ONLY, READ_WRITE, NO_EXEC, EXEC, UNTOUCHED -> false;
      };
    }
  }

  /**
   * One mount.
   *
   * @param path where
   * @param source what a bind mount shows there; the path itself for the others
   * @param readOnly whether it forbids writing
   * @param setting the setting that asks for it
   * @param spoken the setting as one speaks of it, such as {@code ProtectHome=yes}
   */
  public record Entry(
      String path, Kind kind, String source, boolean readOnly, Setting setting, String spoken) {
    private boolean winsOver(Entry other) {
      return kind.compareTo(other.kind) < 0;
    }
  }

  private static final List<String> HOMES = List.of("/home", "/root", "/run/user");

  private final Subject subject;
  private final List<Entry> entries = new ArrayList<>();

  private MountTable(Subject subject) {
    this.subject = subject;
  }

  /** The mounts of a unit. A unit with a root of its own has none that we could judge. */
  public static MountTable of(Subject subject) {
    MountTable table = new MountTable(subject);
    if (!subject.hasOwnRoot()) {
      table.readLists();
      table.readSwitches();
      table.readDirectories();
    }
    return table;
  }

  /** Every mount that is asked for. */
  public List<Entry> entries() {
    return entries;
  }

  /** The mount on the same path for which systemd drops this one. */
  public Optional<Entry> winner(Entry loser) {
    Optional<Entry> best = Optional.empty();
    for (Entry entry : entries) {
      if (samePath(entry, loser)
          && entry.winsOver(loser)
          && best.map(entry::winsOver).orElse(true)) {
        best = Optional.of(entry);
      }
    }
    return best;
  }

  private static boolean samePath(Entry one, Entry other) {
    return PathText.canonical(one.path()).equals(PathText.canonical(other.path()));
  }

  /** The inaccessible path at or above this one. */
  public Optional<Entry> inaccessibleAbove(String path) {
    String canonical = PathText.canonical(path);
    for (Entry entry : entries) {
      if (entry.kind() == Kind.INACCESSIBLE
          && PathText.isIn(canonical, PathText.canonical(entry.path()))) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** The mount that decides what is seen at a path; empty when that is the host's own file. */
  public Optional<Entry> content(String path) {
    Optional<Entry> deepest = Optional.empty();
    for (Entry entry : entries) {
      if (entry.kind().bringsContent() && covers(entry, path) && isDeeper(entry, deepest)) {
        deepest = Optional.of(entry);
      }
    }
    return deepest;
  }

  /** The mount that decides whether a path can be written; empty when no setting touches it. */
  public Optional<Entry> access(String path) {
    Optional<Entry> deepest = Optional.empty();
    for (Entry entry : entries) {
      boolean decides =
          entry.kind() != Kind.NO_EXEC && entry.kind() != Kind.EXEC && covers(entry, path);
      if (decides && isDeeper(entry, deepest)) {
        deepest = Optional.of(entry);
      }
    }
    return deepest;
  }

  /** Whether some mount that survives lies below a path, so that the path exists as its parent. */
  public boolean leadsTo(String path) {
    for (Entry entry : entries) {
      if (entry.kind() == Kind.BIND
          && PathText.isBelow(PathText.canonical(entry.path()), PathText.canonical(path))
          && survives(entry)) {
        return true;
      }
    }
    return false;
  }

  /** Whether systemd makes this mount. */
  public boolean survives(Entry entry) {
    if (winner(entry).isPresent()) {
      return false;
    }
    Optional<Entry> above = inaccessibleAbove(entry.path());
    return above.isEmpty() || entry.kind() == Kind.INACCESSIBLE;
  }

  private boolean covers(Entry entry, String path) {
    return PathText.isIn(PathText.canonical(path), PathText.canonical(entry.path()))
        && survives(entry);
  }

  private static boolean isDeeper(Entry entry, Optional<Entry> than) {
    return than.map(other ->
            PathText.canonical(entry.path()).length() >= PathText.canonical(other.path()).length())
        .orElse(true);
  }

  private void readLists() {
    addAll("InaccessiblePaths", Kind.INACCESSIBLE, true);
    addAll("ReadOnlyPaths", Kind.READ_ONLY, true);
    addAll("ReadWritePaths", Kind.READ_WRITE, false);
    addAll("NoExecPaths", Kind.NO_EXEC, false);
    addAll("ExecPaths", Kind.EXEC, false);
    readBinds("BindPaths", false);
    readBinds("BindReadOnlyPaths", true);
    for (Word word : subject.words("TemporaryFileSystem")) {
      int colon = word.text().indexOf(':');
      String path = colon < 0 ? word.text() : word.text().substring(0, colon);
      String options = colon < 0 ? "" : "," + word.text().substring(colon + 1) + ",";
      if (path.startsWith("/")) {
        add(PathText.simplified(path), Kind.TMPFS, options.contains(",ro,"), word.setting());
      }
    }
  }

  private void addAll(String directive, Kind kind, boolean readOnly) {
    for (PathWord word : subject.paths(directive)) {
      add(word.path(), kind, readOnly, word.setting());
    }
  }

  /** An empty assignment of either list clears both (config_parse_bind_paths()). */
  private void readBinds(String directive, boolean readOnly) {
    List<Setting> both = new ArrayList<>(subject.settings("BindPaths"));
    both.addAll(subject.settings("BindReadOnlyPaths"));
    for (Setting setting : subject.settings(directive)) {
      boolean cleared = false;
      for (Setting other : both) {
        cleared |= other.value().isEmpty() && subject.isAfter(other, setting);
      }
      if (!cleared) {
        readBind(setting, readOnly);
      }
    }
  }

  private void readBind(Setting setting, boolean readOnly) {
    for (String word : Words.of(setting.value(), Words.Rule.UNQUOTE).words()) {
      List<String> parts =
          Words.of(word, ":", Words.Rule.EMPTY_WORDS, Words.Rule.KEEP_UNKNOWN_ESCAPES).words();
      Optional<String> source = subject.expanded(parts.isEmpty() ? "" : parts.getFirst());
      if (source.isEmpty() || source.get().isEmpty()) {
        continue;
      }
      String from = source.get();
      from = from.startsWith("-") ? from.substring(1) : from;
      from = from.startsWith("+") ? from.substring(1) : from;
      Optional<String> target =
          parts.size() < 2 || parts.get(1).isEmpty()
              ? Optional.of(from)
              : subject.expanded(parts.get(1));
      if (from.startsWith("/") && target.isPresent() && target.get().startsWith("/")) {
        String path = PathText.simplified(target.get());
        entries.add(
            new Entry(
                path,
                Kind.BIND,
                PathText.simplified(from),
                readOnly,
                setting,
                setting.key() + "=" + path));
      }
    }
  }

  private void readSwitches() {
    readProtectHome();
    readProtectSystem();
    subject
        .assigned(subject.isOn("DynamicUser") ? "DynamicUser" : "PrivateTmp")
        .filter(on -> !on.isNo())
        .ifPresent(on -> {
          implied("/tmp", Kind.PRIVATE_TMP, false, on);
          implied("/var/tmp", Kind.PRIVATE_TMP, false, on);
        });
    whenOn("PrivateDevices", on -> implied("/dev", Kind.PRIVATE_DEV, true, on));
    whenOn("ProtectKernelModules", on -> implied("/usr/lib/modules", Kind.INACCESSIBLE, true, on));
    whenOn("ProtectKernelTunables", on -> implied("/sys", Kind.READ_ONLY, true, on));
  }

  private interface Use {
    void of(Assigned on);
  }

  private void whenOn(String directive, Use use) {
    subject.assigned(directive).filter(Assigned::isYes).ifPresent(use::of);
  }

  private void readProtectHome() {
    Optional<Assigned> home = subject.assigned("ProtectHome").filter(value -> !value.isNo());
    if (home.isEmpty()) {
      whenOn("DynamicUser", on -> HOMES.forEach(path -> implied(path, Kind.READ_ONLY, true, on)));
      return;
    }
    Kind kind =
        switch (home.get().value()) {
          case "yes" -> Kind.INACCESSIBLE;
          case "tmpfs" -> Kind.TMPFS;
          default -> Kind.READ_ONLY;
        };
    HOMES.forEach(path -> implied(path, kind, true, home.get()));
  }

  private void readProtectSystem() {
    if (subject.isOn("DynamicUser")) {
      whenOn("DynamicUser", this::strict);
      return;
    }
    Optional<Assigned> system = subject.assigned("ProtectSystem").filter(value -> !value.isNo());
    if (system.isEmpty()) {
      return;
    }
    if (system.get().value().equals("strict")) {
      strict(system.get());
      return;
    }
    for (String path : List.of("/usr", "/boot", "/efi")) {
      implied(path, Kind.READ_ONLY, true, system.get());
    }
    if (system.get().value().equals("full")) {
      implied("/etc", Kind.READ_ONLY, true, system.get());
    }
  }

  private void strict(Assigned by) {
    implied("/", Kind.READ_ONLY, true, by);
    for (String path : List.of("/proc", "/sys", "/dev", "/home", "/root", "/run/user")) {
      implied(path, Kind.UNTOUCHED, false, by);
    }
  }

  private void implied(String path, Kind kind, boolean readOnly, Assigned by) {
    entries.add(new Entry(path, kind, path, readOnly, by.setting(), by.toString()));
  }

  private void add(String path, Kind kind, boolean readOnly, Setting setting) {
    entries.add(new Entry(path, kind, path, readOnly, setting, setting.key() + "=" + path));
  }

  /** StateDirectory= and its like stay writable under ProtectSystem=strict. */
  private void readDirectories() {
    for (OwnDirectory directory : OwnDirectory.values()) {
      for (Word word : subject.words(directory.directive())) {
        int colon = word.text().indexOf(':');
        String name = colon < 0 ? word.text() : word.text().substring(0, colon);
        if (!name.isEmpty() && !name.startsWith("/")) {
          String path = directory.base() + "/" + PathText.simplified(name);
          entries.add(
              new Entry(
                  path,
                  Kind.READ_WRITE,
                  path,
                  false,
                  word.setting(),
                  directory.directive() + "=" + name));
        }
      }
    }
  }
}
