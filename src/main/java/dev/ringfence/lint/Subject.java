package dev.ringfence.lint;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Choice;
import dev.ringfence.directive.value.Delegation;
import dev.ringfence.directive.value.HostNameProtection;
import dev.ringfence.directive.value.NamespaceList;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Specifiers;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitType;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One unit under review, with the questions that rules ask of it. */
public final class Subject {
  private final Unit unit;
  private final Machine machine;
  private final boolean inPlace;
  private final String section;
  private final Map<String, List<Setting>> byKey = new LinkedHashMap<>();
  private final Map<String, Optional<Assigned>> assigned = new HashMap<>();

  /**
   * A unit for review.
   *
   * @param inPlace whether the unit lives on the machine, so that the files it names can be looked
   *     up there; false for a file that is only passing through, such as one in a source tree
   */
  public Subject(Unit unit, Machine machine, boolean inPlace) {
    this.unit = unit;
    this.machine = machine;
    this.inPlace = inPlace;
    this.section = sectionOf(unit.type());
    for (Setting setting : unit.settings()) {
      if (setting.section().equals(section)) {
        byKey.computeIfAbsent(currentName(setting.key()), _ -> new ArrayList<>(2)).add(setting);
      }
    }
  }

  /** The section that holds the settings of processes; the others have none. */
  private static String sectionOf(UnitType type) {
    return switch (type) {
      case SERVICE -> "Service";
      case SOCKET -> "Socket";
      case MOUNT -> "Mount";
      case SWAP -> "Swap";
      case SLICE -> "Slice";
      case SCOPE -> "Scope";
      case AUTOMOUNT, DEVICE, PATH, TARGET, TIMER -> "";
    };
  }

  /** The name that a directive bears today; systemd still reads the older ones. */
  public static String currentName(String key) {
    return Catalogue.find(key).map(Directive::name).orElse(key);
  }

  /** The unit itself. */
  public Unit unit() {
    return unit;
  }

  /** The system that it is meant for. */
  public Machine machine() {
    return machine;
  }

  /** Whether the files it names can be looked up on the machine. */
  public boolean inPlace() {
    return inPlace;
  }

  /** The section of its process settings, such as {@code Service}; empty when it has none. */
  public String section() {
    return section;
  }

  /** Whether it is a service. */
  public boolean isService() {
    return unit.name().isService();
  }

  /** Every assignment of a directive in {@link #section()}, by any of its names, in order. */
  public List<Setting> settings(String directive) {
    return byKey.getOrDefault(directive, List.of());
  }

  /** Whether systemd reads one setting of this unit after another one. */
  public boolean isAfter(Setting later, Setting earlier) {
    return unit.settings().lastIndexOf(later) > unit.settings().lastIndexOf(earlier);
  }

  /** The directives assigned in {@link #section()}, by their current names, in order. */
  public List<String> directives() {
    return List.copyOf(byKey.keySet());
  }

  /** The assignments of a list that still count: those after the last empty one. */
  public List<Setting> counting(String directive) {
    List<Setting> counting = new ArrayList<>();
    for (Setting setting : settings(directive)) {
      if (setting.value().isEmpty()) {
        counting.clear();
      } else {
        counting.add(setting);
      }
    }
    return counting;
  }

  /** The value of a directive that has one value; empty when it is unset or was reset. */
  public Optional<Assigned> assigned(String directive) {
    return assigned.computeIfAbsent(directive, this::readAssigned);
  }

  private Optional<Assigned> readAssigned(String name) {
    Optional<Directive> directive = Catalogue.find(name);
    Optional<Assigned> last = Optional.empty();
    for (Setting setting : settings(name)) {
      Optional<String> value = expanded(setting.value());
      if (setting.value().isEmpty()) {
        boolean ignored =
            directive.isPresent() && directive.get().entry().emptiness() == Emptiness.IGNORED;
        last = ignored ? last : Optional.empty();
      } else if (value.isPresent() && isReadable(directive, value.get())) {
        last = Optional.of(new Assigned(setting, canonical(directive, value.get())));
      }
    }
    return last;
  }

  private boolean isReadable(Optional<Directive> directive, String value) {
    return directive.isEmpty()
        || (directive.get().entry().knownTo(machine.systemd())
            && directive.get().entry().kind().check(value, machine.systemd()).isGood());
  }

  /** Only of a switch: User=0 is a user, and UMask=0 a mask. */
  private static String canonical(Optional<Directive> directive, String value) {
    boolean maySwitch =
        directive.isPresent()
            && switch (directive.get().entry().kind()) {
              case Bool _, Choice _, Delegation _, HostNameProtection _, NamespaceList _ -> true;
              default -> false;
            };
    return maySwitch ? Bool.parse(value).map(on -> on ? "yes" : "no").orElse(value) : value;
  }

  /** Whether a switch is on. */
  public boolean isOn(String directive) {
    return assigned(directive).map(Assigned::isYes).orElse(false);
  }

  /** The value with its specifiers resolved; empty when systemd could not, and ignores the line. */
  public Optional<String> expanded(String value) {
    if (value.indexOf('%') < 0) {
      return Optional.of(value);
    }
    return switch (unit.specifiers().expand(value)) {
      case Specifiers.Expansion.Resolved(String text) -> Optional.of(text);
      case Specifiers.Expansion.Unresolvable _ -> Optional.empty();
    };
  }

  /** The words of one assignment, those after a mistake left out. */
  public List<Word> words(Setting setting) {
    List<Word> words = new ArrayList<>();
    for (String written : Words.of(setting.value(), Words.Rule.UNQUOTE).words()) {
      expanded(written).ifPresent(text -> words.add(new Word(setting, text, written)));
    }
    return words;
  }

  /** The words of all assignments of a list that count. */
  public List<Word> words(String directive) {
    List<Word> words = new ArrayList<>();
    for (Setting setting : counting(directive)) {
      words.addAll(words(setting));
    }
    return words;
  }

  /** The absolute paths of a list such as ReadWritePaths=; others systemd leaves out. */
  public List<PathWord> paths(String directive) {
    List<PathWord> paths = new ArrayList<>();
    for (Word word : words(directive)) {
      String path = word.text();
      boolean optional = path.startsWith("-");
      path = optional ? path.substring(1) : path;
      boolean insideRoot = path.startsWith("+");
      path = insideRoot ? path.substring(1) : path;
      if (path.startsWith("/")) {
        paths.add(
            new PathWord(
                word.setting(), PathText.simplified(path), optional, insideRoot, word.written()));
      }
    }
    return paths;
  }

  /** The command lines that count, in the order of the file. */
  public List<ExecLine> commands() {
    return ExecLine.of(this);
  }

  /** The command lines of ExecStart=. */
  public List<ExecLine> mainCommands() {
    List<ExecLine> main = new ArrayList<>();
    for (ExecLine line : commands()) {
      if (line.key().equals("ExecStart")) {
        main.add(line);
      }
    }
    return main;
  }

  /** Whether no setting gives the processes another user than root. */
  public boolean runsAsRoot() {
    if (isOn("DynamicUser")) {
      return false;
    }
    Optional<Assigned> user = assigned("User");
    return user.isEmpty() || user.get().value().equals("root") || user.get().value().equals("0");
  }

  /** Whether the unit has a root directory or image of its own, where host paths mean nothing. */
  public boolean hasOwnRoot() {
    Optional<Assigned> directory = assigned("RootDirectory");
    return directory.map(root -> !PathText.simplified(root.value()).equals("/")).orElse(false)
        || assigned("RootImage").isPresent()
        || assigned("RootMStack").isPresent();
  }
}
