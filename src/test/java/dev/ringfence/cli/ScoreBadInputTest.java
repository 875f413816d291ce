package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.avaje.json.mapper.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever lies where a unit should be: score says one line of each, does the units in between, and
 * ends with 2. (100,000 drop-ins and files of others: BadInputIT.)
 */
class ScoreBadInputTest {
  @TempDir Path folder;

  /** Files in the order in which they are named, each with what must be said of it. */
  private final List<String> expected = new ArrayList<>();

  private final List<Object> words = new ArrayList<>();
  private int good;

  @BeforeEach
  void all() throws IOException {
    words.addAll(List.of("score", "--systemd-version", "252.38"));
    byte[] garbage = new byte[100_000];
    new Random(7).nextBytes(garbage);
    garbage[0] = 'x';
    bad(Files.write(file("garbage"), garbage), "");
    bad(large(), ": has 200 MiB; unit files are text of some kilobytes");
    bad(Files.createSymbolicLink(file("dangling"), Path.of("/nowhere/x.service")), ": is a link");
    Path round = Files.createSymbolicLink(file("round"), Path.of("about.service"));
    Files.createSymbolicLink(file("about"), Path.of("round.service"));
    bad(round, ": is a link that goes round in circles");
    byte[] latin =
        "[Service]\nExecStart=/bin/a\nUser=\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);
    bad(Files.write(file("latin"), latin), ":3: not valid UTF-8: systemd stops reading here");
    bad(Files.createDirectory(file("directory")), ": is a directory, not a unit file");
    bad(Files.createDirectory(folder.resolve("none")), ": has no units to look at");
    bad(file("directory").resolve("inside.service"), ": does not exist");
    String line = "[Service]\nExecStart=/bin/true " + "x".repeat(10 << 20);
    bad(Files.writeString(file("line"), line), ": has 10 MiB");
    String shorter = "[Service]\nExecStart=/bin/true " + "x".repeat(2 << 20);
    bad(Files.writeString(file("shorter"), shorter), ":2: the line is longer than 1 MiB");
    bad(Files.writeString(file("header"), "[Service\nA=1\n"), ":1: a section header without");
    bad(Files.writeString(file("text"), "hello\n"), ": is not a unit file");
    bad(file("absent"), ": does not exist");
    bad(Files.writeString(folder.resolve("notes.txt"), "x"), ": is not named like a unit");
    bad(Files.writeString(file("empty"), ""), "");
    bad(Files.createSymbolicLink(file("null"), Path.of("/dev/null")), "");
  }

  private Path file(String name) {
    return folder.resolve(name.contains(".") ? name : name + ".service");
  }

  private Path large() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(file("large").toFile(), "rw")) {
      large.write("[Service]\nExecStart=/bin/true\n".getBytes(StandardCharsets.UTF_8));
      large.setLength(200L << 20);
    }
    return file("large");
  }

  /** Names a bad file, and a good one after it. */
  private void bad(Path file, String message) throws IOException {
    expected.add(message);
    words.add(file);
    good++;
    String text = "[Service]\nExecStart=/bin/true\u0000User=web\n";
    words.add(Files.writeString(file("good" + good), text));
  }

  @Test
  void eachIsOneLineAndTheOthersAreScored() {
    Said said = Said.by(words.toArray());
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out().lines().filter(line -> line.contains("good"))).hasSize(good);
    List<String> lines = said.err().lines().toList();
    assertThat(lines)
        .allSatisfy(line ->
            assertThat(line)
                .startsWith("ringfence: ")
                .hasSizeLessThan(500)
                .doesNotContain("Exception", "defect"));
    int at = 0;
    for (String message : expected) {
      if (!message.isEmpty()) {
        while (at < lines.size() && !lines.get(at).contains(message)) {
          at++;
        }
        assertThat(at).as(message + " in\n" + said.err()).isLessThan(lines.size());
      }
    }
  }

  @Test
  void jsonHoldsThemAmongItsErrors() {
    List<Object> asJson = new ArrayList<>(words);
    asJson.addAll(1, List.of("--format", "json"));
    Said said = Said.by(asJson.toArray());
    Said asTable = Said.by(words.toArray());
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).isEmpty();
    Object errors = JsonMapper.builder().build().fromJsonObject(said.out()).get("errors");
    assertThat((List<?>) errors)
        .isEqualTo(
            asTable.err().lines().map(line -> line.substring("ringfence: ".length())).toList());
  }

  @Test
  void aFolderOfThemIsSearchedToItsEnd() {
    Said said = Said.by("score", "--systemd-version", "252.38", folder);
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out().lines().filter(line -> line.contains("good"))).hasSize(good);
    assertThat(said.err()).doesNotContain("Exception", "defect");
  }
}
