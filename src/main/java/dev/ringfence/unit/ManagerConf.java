package dev.ringfence.unit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of systemd itself, system.conf and its drop-ins (systemd-system.conf(5)), in
 * the order in which it is read: the main file, then the drop-ins by name, whatever directory each
 * is in.
 *
 * @param files that were found, those that mask among them
 * @param settings of all files, in the order in which systemd applies them
 * @param problems lines that systemd ignores, and files that cannot be read
 */
public record ManagerConf(List<Path> files, List<Setting> settings, List<Problem> problems) {
  /** Where drop-ins go that an administrator writes; they win over all others of their name. */
  public static final Path DROP_INS = Path.of("/etc/systemd/system.conf.d");

  /** The only section that counts. */
  public static final String SECTION = "Manager";

  private static final String MAIN = "system.conf";

  /** From here on the main file, too, may be in any of the directories; before, only in /etc. */
  private static final int MAIN_ANYWHERE = 255;

  private static final Sections SECTIONS =
      new Sections() {
        @Override
        public String kind() {
          return "configuration of systemd";
        }

        @Override
        public boolean reads(String name) {
          return name.equals(SECTION);
        }
      };

  public ManagerConf {
    files = List.copyOf(files);
    settings = List.copyOf(settings);
    problems = List.copyOf(problems);
  }

  /** Reads what a systemd of this version reads in a root when it starts. */
  public static ManagerConf read(Root root, SystemdVersion version) {
    List<Path> files = new ArrayList<>();
    List<Setting> settings = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    mainFile(root, version).ifPresent(files::add);
    ConfFiles dropIns = ConfFiles.find(root, "systemd/" + MAIN + ".d");
    files.addAll(dropIns.files());
    problems.addAll(dropIns.problems());
    UnitFileReader reader = new UnitFileReader(root);
    for (Path file : files) {
      switch (reader.read(file, SECTIONS)) {
        case UnitFileReader.Found.Text(UnitFile text) -> {
          for (Setting setting : text.settings()) {
            if (setting.section().equals(SECTION)) {
              settings.add(setting);
            }
          }
          problems.addAll(text.problems());
        }
        case UnitFileReader.Found.Unreadable(Problem problem) -> problems.add(problem);
        case UnitFileReader.Found.Mask _ -> {}
      }
    }
    return new ManagerConf(files, settings, problems);
  }

  /** Every assignment of a key, resets included, in order. */
  public List<Setting> settings(String key) {
    return settings.stream().filter(setting -> setting.key().equals(key)).toList();
  }

  private static Optional<Path> mainFile(Root root, SystemdVersion version) {
    for (Path base : ConfFiles.BASES) {
      Path file = base.resolve("systemd").resolve(MAIN);
      if (root.has(file)) {
        return Optional.of(file);
      }
      if (!version.atLeast(MAIN_ANYWHERE)) {
        break;
      }
    }
    return Optional.empty();
  }
}
