package dev.ringfence.unit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A unit as systemd would load it: its fragment and every drop-in that applies, in the order in
 * which systemd reads them.
 *
 * @param name its own name, which is not the one it was asked for if that was an alias
 * @param aliases its other names, in alphabetical order
 * @param scope whose unit it is
 * @param fragment the main file
 * @param dropIns in the order in which they are read
 * @param settings all of them, in the order in which systemd applies them (fragment, then drop-ins)
 * @param specifiers resolves {@code %n}, {@code %i} and the others for this unit
 * @param problems lines that systemd would ignore with a warning
 */
public record Unit(
    UnitName name,
    List<UnitName> aliases,
    UnitScope scope,
    Path fragment,
    List<Path> dropIns,
    List<Setting> settings,
    Specifiers specifiers,
    List<Problem> problems) {
  public Unit {
    aliases = List.copyOf(aliases);
    dropIns = List.copyOf(dropIns);
    settings = List.copyOf(settings);
    problems = List.copyOf(problems);
  }

  /** A system unit without aliases. */
  public Unit(
      UnitName name,
      Path fragment,
      List<Path> dropIns,
      List<Setting> settings,
      Specifiers specifiers,
      List<Problem> problems) {
    this(name, List.of(), UnitScope.SYSTEM, fragment, dropIns, settings, specifiers, problems);
  }

  /** A system unit of one fragment with this text, which no file needs to hold. */
  public static Unit ofText(String name, String text) {
    UnitName unitName = UnitName.of(name);
    Path path = Path.of("/" + name);
    UnitFile file = UnitFile.parse(path, text, UnitType.of(unitName.type()).orElseThrow());
    Specifiers specifiers =
        new UnitSpecifiers(unitName, UnitScope.SYSTEM, path, new HostFacts(Root.HOST));
    return new Unit(unitName, path, List.of(), file.settings(), specifiers, file.problems());
  }

  /** The type that the name's suffix says. */
  public UnitType type() {
    return UnitType.of(name.type()).orElseThrow();
  }

  /** Every assignment of one key, resets included, in the order in which systemd applies them. */
  public List<Setting> settings(String section, String key) {
    List<Setting> found = new ArrayList<>(2);
    for (Setting setting : settings) {
      if (setting.key().equals(key) && setting.section().equals(section)) {
        found.add(setting);
      }
    }
    return found;
  }

  /** The setting whose key stands at this place. */
  public Optional<Setting> settingAt(Location location) {
    for (Setting setting : settings) {
      if (setting.location().equals(location)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /**
   * This unit as it would be with one drop-in more, or with another in the place of the one of the
   * same name. It is read where its name puts it among the others.
   */
  public Unit with(UnitFile dropIn) {
    String name = fileName(dropIn.path());
    List<Path> files = new ArrayList<>(dropIns.size() + 1);
    for (Path file : dropIns) {
      if (!fileName(file).equals(name)) {
        files.add(file);
      }
    }
    int place = 0;
    while (place < files.size() && fileName(files.get(place)).compareTo(name) < 0) {
      place++;
    }
    files.add(place, dropIn.path());

    List<Setting> all = new ArrayList<>(settings.size() + dropIn.settings().size());
    of(fragment, settings, all);
    for (Path file : files) {
      of(file, file.equals(dropIn.path()) ? dropIn.settings() : settings, all);
    }
    List<Problem> allProblems = new ArrayList<>(problems);
    allProblems.addAll(dropIn.problems());
    return new Unit(this.name, aliases, scope, fragment, files, all, specifiers, allProblems);
  }

  private static void of(Path file, List<Setting> from, List<Setting> to) {
    for (Setting setting : from) {
      if (setting.location().file().equals(file)) {
        to.add(setting);
      }
    }
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }
}
