package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From random trees of units, drop-ins, links and masks we read the same files in the same order as
 * the installed systemd.
 */
class LoadingParityIT {
  private static final int TREES = 40;

  private static final List<String> PREFIXES =
      List.of("foo", "foo-bar", "foo-bar-baz", "foo-", "foo--bar", "-foo", "a", "a.b");
  private static final List<String> DROP_IN_PREFIXES =
      List.of(
          "foo",
          "foo-",
          "foo-bar",
          "foo-bar-",
          "foo-bar-baz",
          "foo--",
          "foo--bar",
          "-foo",
          "-",
          "a",
          "a.b");
  private static final List<String> KINDS = List.of("", "", "@", "@x", "@y");
  private static final List<String> CONFS =
      List.of("10.conf", "20.conf", "a.conf", "B.conf", "é.conf", ".hidden.conf", "x.conf.bak");

  @TempDir Path directory;

  private final Random random = new Random(257);
  private final Set<Path> made = new LinkedHashSet<>();
  private int keys;

  @Test
  void randomTreesLoadAsSystemdLoadsThem() throws IOException, InterruptedException {
    int withDropIns = 0;
    int aliases = 0;
    for (int tree = 0; tree < TREES; tree++) {
      Path root = Files.createDirectory(directory.resolve("t" + tree));
      List<Path> path = new ArrayList<>();
      for (String name : List.of("etc", "run", "usr")) {
        path.add(root.resolve(name));
      }
      grow(root, path);
      UnitPath unitPath = new UnitPath(Root.HOST, path, UnitScope.SYSTEM);
      UnitLoader loader = new UnitLoader(unitPath);
      for (String name : names()) {
        SystemdVerify systemd = SystemdVerify.run(path, List.of("/none/" + name));
        Loading loading = loader.load(UnitName.of(name));
        String context = tree(root) + "\nloading " + name + "\n";
        switch (loading) {
          case Loading.Loaded(Unit unit) -> {
            assertThat(systemd.says("not found.") || systemd.says("is masked."))
                .as(context)
                .isFalse();
            if (unit.aliases().size() > 1) {
              // systemd takes several aliases in no order, so there is nothing to compare with.
              continue;
            }
            assertThat(ours(unit)).as(context).isEqualTo(theirs(systemd));
            withDropIns += unit.dropIns().size() > 1 ? 1 : 0;
            aliases += unit.aliases().size();
          }
          case Loading.Masked masked ->
              assertThat(systemd.says("is masked.")).as(context + masked).isTrue();
          case Loading.NotFound missing ->
              assertThat(systemd.says("not found.")).as(context + missing).isTrue();
          case Loading.Bad bad -> assertThat(systemd.says("not found.")).as(context + bad).isTrue();
        }
      }
      delete(root);
    }
    assertThat(withDropIns).isGreaterThan(TREES);
    assertThat(aliases).isGreaterThan(TREES / 4);
  }

  /** Mostly of units that were made, and one that need not exist. */
  private List<String> names() {
    List<String> all = new ArrayList<>();
    for (Path file : made) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".service")) {
        all.add(name);
      }
    }
    Set<String> names = new LinkedHashSet<>();
    names.add(pick(PREFIXES) + pick(KINDS) + ".service");
    for (int i = 0; i < 5 && !all.isEmpty(); i++) {
      names.add(pick(all));
    }
    return names.stream().map(name -> name.replace("@.", "@z.")).toList();
  }

  private static List<String> ours(Unit unit) {
    return unit.settings().stream()
        .filter(setting -> setting.key().startsWith("K"))
        .map(setting -> setting.location().file() + " " + setting.key())
        .toList();
  }

  private static List<String> theirs(SystemdVerify systemd) {
    return systemd.events().stream()
        .map(event -> event.file() + " " + event.what().replace("Service.", ""))
        .toList();
  }

  private void grow(Path root, List<Path> path) throws IOException {
    made.clear();
    for (Path each : path) {
      Files.createDirectory(each);
    }
    Path outside = Files.createDirectory(root.resolve("outside"));
    for (int i = 8 + random.nextInt(16); i > 0; i--) {
      String kind = pick(KINDS);
      Path file = pick(path).resolve(pick(PREFIXES) + kind + ".service");
      String target = pick(PREFIXES) + (random.nextInt(4) == 0 ? pick(KINDS) : kind) + ".service";
      switch (random.nextInt(10)) {
        case 0, 1 -> link(file, Path.of(target));
        case 2 -> link(file, pick(path).resolve(target));
        case 3 -> link(file, Path.of("../" + pick(path).getFileName() + "/" + target));
        case 4 -> link(file, unit(outside.resolve("linked" + i + ".service")));
        case 5 -> {
          if (random.nextBoolean()) {
            link(file, Path.of("/dev/null"));
          } else {
            write(file, "");
          }
        }
        default -> unit(file);
      }
    }
    for (int i = 15 + random.nextInt(25); i > 0; i--) {
      String name =
          random.nextInt(8) == 0 ? "service" : pick(DROP_IN_PREFIXES) + pick(KINDS) + ".service";
      Path dropIns = pick(path).resolve(name + ".d");
      if (random.nextInt(10) == 0) {
        Path real = Files.createDirectory(outside.resolve("d" + i));
        link(dropIns, random.nextBoolean() ? real : Path.of("../outside/d" + i));
        dropIn(real);
      } else {
        if (!Files.exists(dropIns) && !Files.isSymbolicLink(dropIns)) {
          Files.createDirectory(dropIns);
        }
        if (Files.isDirectory(dropIns)) {
          dropIn(dropIns);
        }
      }
    }
  }

  private void dropIn(Path dropIns) throws IOException {
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Path file = dropIns.resolve(pick(CONFS));
      switch (random.nextInt(8)) {
        case 0 -> link(file, Path.of("/dev/null"));
        case 1 -> write(file, "");
        case 2 -> link(file, Path.of("nowhere"));
        default -> write(file, "[Service]\nK" + keys++ + "=1\n");
      }
    }
  }

  private Path unit(Path file) throws IOException {
    write(file, "[Service]\nExecStart=/bin/true\nK" + keys++ + "=1\n");
    return file;
  }

  private void write(Path file, String text) throws IOException {
    if (made.add(file)) {
      Files.writeString(file, text);
    }
  }

  private void link(Path file, Path target) throws IOException {
    try {
      if (made.add(file)) {
        Files.createSymbolicLink(file, target);
      }
    } catch (FileAlreadyExistsException e) {
      // A drop-in directory of that name was made before.
    }
  }

  /** By itself: JUnit would warn of each link that leads out of its directory. */
  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String tree(Path root) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("find", root.toString(), "-printf", "%P -> %l (%s)\n").start();
    return new String(
        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
