package dev.ringfence.unit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.unit.DropInFile.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DropInFileTest {
  private static final Path PATH = Path.of("/etc/systemd/system/x.service.d/50-ringfence.conf");

  @TempDir Path directory;

  static List<Path> goldenFiles() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/dropin"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void editsAsTheGoldenFileSays(Path golden) throws IOException {
    String text = Files.readString(golden);
    int edit = text.indexOf("==== edit\n");
    int after = text.indexOf("==== after\n");
    String before = text.substring(0, edit);
    String wanted = text.substring(after + "==== after\n".length());
    Set<String> owned = new TreeSet<>();
    List<Line> lines = new ArrayList<>();
    List<String> comment = new ArrayList<>();
    for (String line : text.substring(edit, after).split("\n", -1)) {
      if (line.startsWith("#: ")) {
        comment.add(line.substring(3));
      } else if (line.startsWith("!")) {
        owned.add(line.substring(1));
      } else if (!line.isEmpty() && !line.startsWith("====")) {
        int equals = line.indexOf('=');
        lines.add(new Line(line.substring(0, equals), line.substring(equals + 1), comment));
        owned.add(line.substring(0, equals));
        comment.clear();
      }
    }
    assertThat(edit(before, owned, lines)).isEqualTo(wanted);
    assertThat(edit(wanted, owned, lines)).as("a second time").isEqualTo(wanted);
    assertThat(edit(before.replace("\n", "\r\n"), owned, lines))
        .as("with the line endings of Windows")
        .isEqualTo(before.isEmpty() ? wanted : wanted.replace("\n", "\r\n"));
  }

  private static String edit(String before, Set<String> owned, List<Line> lines) {
    DropInFile.Edit edit =
        DropInFile.of(PATH, before.getBytes(UTF_8)).with("Service", owned, lines);
    return new String(((DropInFile.Edit.Done) edit).file().bytes(), UTF_8);
  }

  private static String set(String before, String key, String value) {
    return edit(before, Set.of(key), List.of(new Line(key, value)));
  }

  @Test
  void aFileWithoutALastLineEndOrWithAnOpenContinuationDoesNotSwallowOurs() {
    assertThat(set("[Service]\nA=b", "C", "d")).isEqualTo("[Service]\nA=b\nC=d\n");
    assertThat(set("[Service]\nA=b\\\n", "C", "d")).isEqualTo("[Service]\nA=b\\\n\nC=d\n");
    assertThat(set("[Service]\nA=b\\", "C", "d")).isEqualTo("[Service]\nA=b\\\n\nC=d\n");
    assertThat(set("[Unit]\nA=b\\\n#x", "C", "d"))
        .isEqualTo("[Unit]\nA=b\\\n#x\n\n\n[Service]\nC=d\n");
  }

  @Test
  void aFileThatSystemdGivesUpIsNotEdited() {
    DropInFile file = DropInFile.of(PATH, "[Service]\n[Unit\n".getBytes(UTF_8));
    assertThat(file.with("Service", Set.of("A"), List.of(new Line("A", "b"))))
        .isEqualTo(
            new DropInFile.Edit.Refused(
                new Problem.AtLine(
                    new Location(PATH, 2),
                    "a section header without ']' at its end: systemd stops reading here;"
                        + " mend it first")));
  }

  @Test
  void onlyWhatIsOwnedCanBeWritten() {
    DropInFile file = DropInFile.of(PATH, new byte[0]);
    assertThatThrownBy(() -> file.with("Service", Set.of(), List.of(new Line("A", "b"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void linesThatWouldNotBeOneLineAreRefused() {
    for (String value : List.of("a\nb", " a", "a ", "a\\", "a\u0000", "a\rb")) {
      assertThatThrownBy(() -> new Line("A", value)).isInstanceOf(IllegalArgumentException.class);
    }
    for (String key : List.of("", "A=", "#A", ";A", "[A", " A", "A\n")) {
      assertThatThrownBy(() -> new Line(key, "a")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Whatever the file: what we own reads back as written, and all else as before. */
  @Test
  void editsOfRandomFilesChangeOurSettingsAndNothingElse() {
    Random random = new Random(42);
    String[] pieces = {
      "[Service]",
      "[Unit]",
      "[X-A]",
      "Own=1",
      "Own=2",
      "Own = 3 ",
      "Other=1",
      "Other=x",
      "a",
      "\\",
      "\n",
      "\n",
      "\n",
      "\r",
      "\r\n",
      "#",
      "#: ",
      ";",
      " ",
      "=",
      "\u0000",
      "\t"
    };
    int edited = 0;
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\ufeff" : "");
      for (int i = random.nextInt(25); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      DropInFile before = DropInFile.of(PATH, text.toString().getBytes(UTF_8));
      List<Line> lines =
          random.nextBoolean()
              ? List.of()
              : List.of(new Line("Own", ""), new Line("Own", "new", List.of("why")));
      if (before.with("Service", Set.of("Own"), lines) instanceof DropInFile.Edit.Done(var after)) {
        edited++;
        String context = "<" + text + ">";
        assertThat(values(after, true))
            .as(context)
            .isEqualTo(lines.stream().map(Line::value).toList());
        assertThat(values(after, false)).as(context).isEqualTo(values(before, false));
        assertThat(after.with("Service", Set.of("Own"), lines))
            .as(context)
            .isEqualTo(new DropInFile.Edit.Done(after));
      }
    }
    assertThat(edited).isGreaterThan(10_000);
  }

  private static List<String> values(DropInFile file, boolean ours) {
    List<String> values = new ArrayList<>();
    for (Setting setting : file.parse(UnitType.SERVICE).settings()) {
      boolean own = setting.section().equals("Service") && setting.key().equals("Own");
      if (own == ours) {
        values.add(ours ? setting.value() : setting.section() + setting.key() + setting.value());
      }
    }
    return values;
  }

  @Test
  void savingMakesDirectoriesAndLeavesNoTemporaryFile() throws IOException {
    Path path = directory.resolve("x.service.d/50-ringfence.conf");
    DropInFile.Edit edit =
        DropInFile.read(path).with("Service", Set.of("A"), List.of(new Line("A", "b")));
    ((DropInFile.Edit.Done) edit).file().save();
    assertThat(path).hasContent("[Service]\nA=b\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-r--r--");
    assertThat(path.getParent()).isDirectoryNotContaining(file -> !file.equals(path));
  }

  @Test
  void savingKeepsModeAndFollowsALink() throws IOException {
    Path real = Files.writeString(directory.resolve("real.conf"), "[Service]\nA=b\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(directory.resolve("link.conf"), real);
    DropInFile.Edit edit =
        DropInFile.read(link).with("Service", Set.of("A"), List.of(new Line("A", "c")));
    ((DropInFile.Edit.Done) edit).file().save();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(real).hasContent("[Service]\nA=c\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void whatIsNoRegularFileIsNotReplaced() throws IOException {
    Path mask = directory.resolve("mask.conf");
    Files.createSymbolicLink(mask, Path.of("/dev/null"));
    assertThatThrownBy(() -> AtomicFile.write(mask, new byte[0])).isInstanceOf(IOException.class);
    Files.delete(mask);
    Files.createSymbolicLink(mask, Path.of("nothing"));
    assertThatThrownBy(() -> DropInFile.read(mask)).hasMessageContaining("does not exist");
  }
}
