package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies where a unit should be: one clear line, and the units beside it load. */
class BadInputTest {
  @TempDir Path directory;

  private Loading review(Path file) {
    return new UnitReview(UnitPath.system(Root.HOST), "x", UnitReview.HostDropIns.LEFT_OUT)
        .load(file);
  }

  private String problem(Path file) {
    Loading loading = review(file);
    assertThat(loading).isInstanceOf(Loading.Bad.class);
    String line = ((Loading.Bad) loading).problem().describe();
    assertThat(line).startsWith(file.toString()).doesNotContain("\n").hasSizeLessThan(400);
    return line.substring(file.toString().length());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void binaryGarbage() throws IOException {
    byte[] garbage = new byte[200_000];
    for (int seed = 0; seed < 20; seed++) {
      new Random(seed).nextBytes(garbage);
      garbage[0] = 'x';
      Path file = Files.write(directory.resolve("x.service"), garbage);
      assertThat(problem(file)).isNotEmpty();
    }
    Path elf = Files.copy(Path.of("/bin/true"), directory.resolve("elf.service"));
    assertThat(problem(elf)).isNotEmpty();
  }

  @Test
  void aFileOf200Megabytes() throws IOException {
    Path file = directory.resolve("x.service");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.write("[Service]\nExecStart=/bin/true\n".getBytes(StandardCharsets.UTF_8));
      large.setLength(200L << 20);
    }
    assertThat(problem(file))
        .isEqualTo(
            ": has 200 MiB; unit files are text of some kilobytes, and none above 4 MiB is read");
  }

  @Test
  void aLineOf10Megabytes() throws IOException {
    Path file = write("x.service", "[Service]\nExecStart=" + "x".repeat(10 << 20));
    assertThat(problem(file)).contains("10 MiB");
    file = write("x.service", "[Service]\nExecStart=" + "x".repeat(3 << 20));
    assertThat(problem(file))
        .isEqualTo(":2: the line is longer than 1 MiB: systemd stops reading here");
  }

  @Test
  void millionsOfSettings() throws IOException {
    Path file = write("x.service", "[Service]\n" + "A=\n".repeat(1_000_000));
    assertThat(problem(file)).isEqualTo(":100002: more than 100000 settings: the rest is not read");
    write("x.service", "[Service]\n" + "=\n".repeat(1_000_000));
    assertThat(problem(file)).contains("is not a unit file");
  }

  @Test
  void nulBytesEndLinesAndInvalidUtf8EndsTheFile() throws IOException {
    Path file = write("x.service", "[Service]\nA=1\nC=2\u0000D=3\n");
    Unit unit = ((Loading.Loaded) review(file)).unit();
    assertThat(unit.settings()).extracting(Setting::value).containsExactly("1", "2", "3");
    assertThat(unit.problems())
        .extracting(Problem::message)
        .containsExactly("a NUL byte: systemd takes what follows it for the next line");
    Files.write(file, "[Service]\nA=1\nB=\u00ff\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problem(file)).isEqualTo(":3: not valid UTF-8: systemd stops reading here");
  }

  @Test
  void danglingAndCircularLinks() throws IOException {
    Path dangling =
        Files.createSymbolicLink(directory.resolve("a.service"), Path.of("/nowhere/x.service"));
    Path inside = Files.createSymbolicLink(directory.resolve("b.service"), Path.of("c.service"));
    Path self = Files.createSymbolicLink(directory.resolve("d.service"), Path.of("d.service"));
    Path one = Files.createSymbolicLink(directory.resolve("e.service"), Path.of("f.service"));
    Files.createSymbolicLink(directory.resolve("f.service"), Path.of("e.service"));
    assertThat(problem(dangling)).isEqualTo(": is a link to a file that does not exist");
    assertThat(problem(inside)).isEqualTo(": is a link to a file that does not exist");
    assertThat(problem(self)).isEqualTo(": is a link that goes round in circles");
    assertThat(problem(one)).isEqualTo(": is a link that goes round in circles");
  }

  @Test
  void directoriesPipesAndWrongNames() throws IOException, InterruptedException {
    Path x = Files.createDirectory(directory.resolve("x.service"));
    assertThat(problem(x)).isEqualTo(": is a directory, not a unit file");
    Path link = Files.createSymbolicLink(directory.resolve("l.service"), Path.of("/tmp"));
    assertThat(problem(link)).isEqualTo(": is a directory, not a unit file");
    Path pipe = directory.resolve("p.service");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(problem(pipe)).isEqualTo(": is a pipe or a socket, not a unit file");
    assertThat(problem(write("x.conf", "")))
        .isEqualTo(
            ": is not named like a unit: 'x.conf' does not end in a unit type such as .service");
    assertThat(problem(directory.resolve("none.service"))).isEqualTo(": does not exist");
    assertThat(problem(directory)).contains("is a directory, not a unit file");
  }

  @Test
  void aTextThatIsNoUnitFile() throws IOException {
    assertThat(problem(write("x.service", "mariadb.service")))
        .isEqualTo(
            ": is not a unit file: no line of it assigns a setting in a section; the first"
                + " mistake is \"assignment outside of a section: systemd ignores the line\"");
    assertThat(problem(write("x.service", "[Service]\nA=1\n[Broken\n")))
        .isEqualTo(":3: a section header without ']' at its end: systemd stops reading here");
  }

  /** A hundred thousand of them are in BadInputIT: making them takes seconds. */
  @Test
  void tooManyDropIns() throws IOException {
    Path file = write("x.service", "[Service]\nA=1\n");
    Path dropIns = Files.createDirectory(directory.resolve("x.service.d"));
    Path one = write("one", "[Service]\nA=2\n");
    for (int i = 0; i <= DropInSearch.COUNT_LIMIT; i++) {
      Files.createLink(dropIns.resolve(i + ".conf"), one);
    }
    assertThat(problem(file))
        .isEqualTo(
            ".d/0.conf: is the first of 10001 drop-ins for x.service: more than 10000 are not read");
  }

  @Test
  void badDropInsAreProblemsOfAUnitThatLoads() throws IOException {
    Path file = write("x.service", "[Service]\nA=1\n");
    Path dropIns = Files.createDirectory(directory.resolve("x.service.d"));
    Files.createDirectory(dropIns.resolve("a.conf"));
    Files.createSymbolicLink(dropIns.resolve("b.conf"), Path.of("/nowhere"));
    Files.createSymbolicLink(dropIns.resolve("c.conf"), Path.of("c.conf"));
    Files.writeString(dropIns.resolve("d.conf"), "[Service]\nB=1\n[Bro\nB=2\n");
    Files.writeString(dropIns.resolve("e.conf"), "[Service]\nC=1\n");
    Unit unit = ((Loading.Loaded) review(file)).unit();
    assertThat(unit.settings()).extracting(Setting::key).containsExactly("A", "B", "C");
    assertThat(unit.problems())
        .extracting(Problem::describe)
        .containsExactly(
            dropIns + "/a.conf: is a directory, not a unit file",
            dropIns + "/b.conf: is a link to a file that does not exist",
            dropIns + "/c.conf: is a link that goes round in circles",
            dropIns
                + "/d.conf:3: a section header without ']' at its end: systemd stops reading"
                + " here");
  }

  @Test
  void relativeLinksToDropInDirectoriesAreIgnoredAsSystemdIgnoresThem() throws IOException {
    Path file = write("x.service", "[Service]\nA=1\n");
    Path real = Files.createDirectory(directory.resolve("real"));
    Files.writeString(real.resolve("a.conf"), "[Service]\nB=1\n");
    Path link = directory.resolve("x.service.d");
    Files.createSymbolicLink(link, Path.of("real"));
    Unit unit = ((Loading.Loaded) review(file)).unit();
    assertThat(unit.settings()).hasSize(1);
    assertThat(unit.problems()).hasSize(1);
    Files.delete(link);
    Files.createSymbolicLink(link, real);
    assertThat(((Loading.Loaded) review(file)).unit().settings()).hasSize(2);
  }

  @Test
  void unreadableFilesAndDirectories() throws IOException {
    Path file = write("x.service", "[Service]\nA=1\n");
    UnitFileReader reader = new UnitFileReader(Root.HOST);
    // Tests may run as root, who may read everything: so ask for the words alone.
    assertThat(reader.reason(file, new java.nio.file.AccessDeniedException(file.toString())))
        .isEqualTo("permission denied: run as root, or make it readable");
  }

  @Test
  void namesThatAreNotTextAreProblemsOfTheirDirectory() throws Exception {
    Path good = write("good.service", "[Service]\nA=1\n");
    String script = "cd \"$1\" && mkdir $'\\xff' && touch $'\\xfe.service'";
    Process made = new ProcessBuilder("bash", "-c", script, "bash", directory.toString()).start();
    assertThat(made.waitFor()).isZero();
    UnitFileTree tree =
        new UnitReview(UnitPath.system(Root.HOST), "x", UnitReview.HostDropIns.LEFT_OUT)
            .tree(directory, UnitType.SERVICE);
    assertThat(tree.files()).containsExactly(good);
    assertThat(tree.problems())
        .extracting(Problem::describe)
        .hasSize(2)
        .allMatch(
            line -> line.endsWith("in it has a name that is not text here: try LC_ALL=C.UTF-8"));
  }

  @Test
  void theOthersAreStillDone() throws IOException {
    Path good = write("good.service", "[Service]\nA=1\n");
    Files.createDirectory(directory.resolve("bad.service"));
    UnitFileTree tree =
        new UnitReview(UnitPath.system(Root.HOST), "x", UnitReview.HostDropIns.LEFT_OUT)
            .tree(directory, UnitType.SERVICE);
    assertThat(tree.files()).containsExactly(directory.resolve("bad.service"), good);
    List<Class<?>> outcomes = List.of(Loading.Bad.class, Loading.Loaded.class);
    for (int i = 0; i < 2; i++) {
      assertThat(review(tree.files().get(i))).isInstanceOf(outcomes.get(i));
    }
  }
}
