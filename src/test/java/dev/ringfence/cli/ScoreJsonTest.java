package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.avaje.json.mapper.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON of score: what programs may rely on. */
class ScoreJsonTest {
  @TempDir Path folder;
  private Path good;
  private Path bad;

  @BeforeEach
  void units() throws IOException {
    good =
        Files.writeString(
            folder.resolve("good-1.service"),
            "[Service]\nExecStart=+/usr/sbin/good\nProtectHome=yes\nPrivateNetwork=no\n");
    bad = Files.writeString(folder.resolve("bad.service"), "[Service]\nExecStart=relative/path\n");
  }

  private static Said score(Object... words) {
    List<Object> line =
        new ArrayList<>(List.of("score", "--systemd-version", "252.38", "--format", "json"));
    line.addAll(List.of(words));
    return Said.by(line.toArray());
  }

  private static Map<String, Object> json(Said said) {
    return JsonMapper.builder().build().fromJsonObject(said.out());
  }

  private static List<?> list(Map<?, ?> of, String key) {
    return (List<?>) Objects.requireNonNull(of.get(key), key);
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  @Test
  void aUnitHasEachKeyOfTheContract() {
    Said said = score(good);
    assertThat(said.code()).isEqualTo(ExitCode.GOOD);
    assertThat(said.err()).isEmpty();
    Map<String, Object> json = json(said);
    assertThat(json.keySet()).containsExactly("systemd", "rows", "units", "errors");
    assertThat(list(json, "errors")).isEmpty();
    Map<?, ?> unit = map(list(json, "units").getFirst());
    assertThat(unit.get("unit")).isEqualTo("good-1.service");
    assertThat(unit.get("path")).isEqualTo(good.toString());
    assertThat(unit.get("exposure")).isEqualTo("9.4");
    assertThat(unit.get("rating")).isEqualTo("UNSAFE");
    assertThat(unit.containsKey("advice")).isFalse();
    Map<?, ?> blindspot = map(list(unit, "blindspots").getFirst());
    assertThat(blindspot.get("kind")).isEqualTo("exec-prefix");
    assertThat(blindspot.get("file")).isEqualTo(good.toString());
    assertThat(String.valueOf(blindspot.get("line"))).startsWith("2");
    assertThat((String) blindspot.get("message")).startsWith("ExecStart= runs a command with '+'");
  }

  @Test
  void eachRowSaysSetAndExposureAsSystemdDoes() {
    Map<?, ?> unit = map(list(json(score(good)), "units").getFirst());
    Map<Object, Map<?, ?>> rows = new HashMap<>();
    for (Object each : list(unit, "assessments")) {
      Map<?, ?> row = map(each);
      assertThat(row.keySet().toString()).isEqualTo("[field, set, exposure, badness]");
      assertThat(rows.put(row.get("field"), row)).as("%s", row.get("field")).isNull();
    }
    assertThat(rows).hasSize(81);
    assertThat(row(rows, "ProtectHome")).isEqualTo(new Row(true, null));
    assertThat(row(rows, "PrivateNetwork")).isEqualTo(new Row(false, "0.5"));
    assertThat(row(rows, "SupplementaryGroups")).isEqualTo(new Row(null, null));
    assertThat(row(rows, "UserOrDynamicUser")).isEqualTo(new Row(false, "0.4"));
  }

  private record Row(@Nullable Object set, @Nullable Object exposure) {}

  private static Row row(Map<Object, Map<?, ?>> rows, String field) {
    Map<?, ?> row = Objects.requireNonNull(rows.get(field), field);
    return new Row(row.get("set"), row.get("exposure"));
  }

  @Test
  void theLegendNamesEachRow() {
    Map<String, Object> json = json(score(good));
    List<Object> fields = new ArrayList<>();
    for (Object each : list(map(list(json, "units").getFirst()), "assessments")) {
      fields.add(map(each).get("field"));
    }
    List<Object> legend = new ArrayList<>();
    for (Object each : list(json, "rows")) {
      Map<?, ?> row = map(each);
      legend.add(row.get("field"));
      assertThat(row.keySet().toString()).isEqualTo("[field, id, weight, range, meanings]");
      Map<?, ?> meanings = map(Objects.requireNonNull(row.get("meanings")));
      assertThat(meanings.get("0")).as("%s", row).isNotNull();
      assertThat(meanings).hasSizeGreaterThanOrEqualTo(2);
    }
    assertThat(legend).isEqualTo(fields);
  }

  @Test
  void whatCannotBeScoredIsAmongTheErrorsAndTheOthersAreDone() {
    Path absent = folder.resolve("absent.service");
    Said said = score(bad, good, absent, good);
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).isEmpty();
    Map<String, Object> json = json(said);
    assertThat(list(json, "units")).hasSize(2);
    assertThat(list(json, "errors").toString())
        .isEqualTo(
            List.of(
                    bad
                        + ":2: 'relative/path' is neither an absolute path nor the name of a"
                        + " program; systemd refuses to load bad.service",
                    absent + ": does not exist")
                .toString());
  }

  @Test
  void ofNothingThatCanBeScoredItIsStillOneObject() {
    Map<String, Object> json = json(score(bad));
    assertThat(list(json, "units")).isEmpty();
    assertThat(list(json, "errors")).hasSize(1);
  }

  @Test
  void adviceIsThereWhenAskedFor() {
    Map<?, ?> unit = map(list(json(score("--advice", good)), "units").getFirst());
    List<?> advice = list(unit, "advice");
    assertThat(advice).hasSizeGreaterThan(20);
    Map<?, ?> first = map(advice.getFirst());
    assertThat(first.keySet().toString()).isEqualTo("[change, gain, breakage]");
    assertThat((String) first.get("change")).contains("=");
    assertThat(((Number) Objects.requireNonNull(first.get("gain"))).doubleValue()).isPositive();
    assertThat(first.get("breakage")).isEqualTo("Low");
  }

  @Test
  void twoFilesOfOneNameAreEachScoredOnTheirOwn() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other")).resolve("good-1.service");
    Files.writeString(other, "[Service]\nExecStart=/usr/sbin/good\nDynamicUser=yes\n");
    List<?> units = list(json(score(good, other)), "units");
    assertThat(map(units.getFirst()).get("exposure")).isEqualTo("9.4");
    assertThat(map(units.getLast()).get("exposure")).isEqualTo("8.4");
    assertThat(map(units.getLast()).get("path")).isEqualTo(other.toString());
  }

  @Test
  void thousandsOfUnitsComeInTheirOrder() throws IOException {
    List<Object> files = new ArrayList<>();
    for (int at = 0; at < 1000; at++) {
      String user = at % 3 == 0 ? "User=web\n" : "";
      files.add(
          Files.writeString(
              folder.resolve("unit" + at + ".service"), "[Service]\nExecStart=/bin/a\n" + user));
    }
    List<?> units = list(json(score(files.toArray())), "units");
    assertThat(units).hasSize(1000);
    for (int at = 0; at < 1000; at++) {
      assertThat(map(units.get(at)).get("unit")).isEqualTo("unit" + at + ".service");
      assertThat(map(units.get(at)).get("exposure")).isEqualTo(at % 3 == 0 ? "9.2" : "9.6");
    }
  }
}
