package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ringfence.unit.Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifWriterTest {
  private static final Sarif.Rule RULE =
      new Sarif.Rule("misspelt-capability", "No such capability.", "Spell it.", Sarif.Level.ERROR);

  private static String log(Sarif.Result... results) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SarifWriter writer = new SarifWriter(out, "0.1.0", List.of(RULE))) {
      for (Sarif.Result result : results) {
        writer.add(result);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Sarif.Result result(Sarif.Place place, Sarif.Fix... fixes) {
    return new Sarif.Result(
        RULE.id(), Sarif.Level.ERROR, "no capability \"CAP_X\"", place, List.of(fixes));
  }

  private static Sarif.Place line(String file, int line) {
    return new Sarif.Place.Line(new Location(Path.of(file), line));
  }

  private static void isValid(String log) throws IOException {
    try (InputStream schema =
        SarifWriterTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                  .getSchema(schema)
                  .validate(log, InputFormat.JSON))
          .isEmpty();
    }
  }

  @Test
  void aLogOfEveryShapeFollowsTheSchema() throws IOException {
    isValid(
        log(
            result(line("/etc/systemd/system/a.service", 7)),
            result(new Sarif.Place.WholeFile(Path.of("units/b.service"))),
            result(
                line("/etc/c.service", 3),
                new Sarif.Fix(
                    "Spell it.",
                    List.of(
                        new Sarif.Replacement(Path.of("/etc/c.service"), 3, 3, "Key=CAP_Y\n"),
                        new Sarif.Replacement(Path.of("/etc/c.service"), 9, 8, "Key=\n"),
                        new Sarif.Replacement(Path.of("/etc/c.service"), 4, 5, ""))))));
  }

  @Test
  void aLogWithoutResultsFollowsTheSchemaToo() throws IOException {
    isValid(log());
  }

  @Test
  void pathsBecomeUris() {
    assertThat(log(result(line("/etc/dev-disk-by\\x2did @ü.service", 1))))
        .contains("\"file:///etc/dev-disk-by%5Cx2did%20@%C3%BC.service\"");
    assertThat(log(result(line("units/a.service", 1)))).contains("\"uri\":\"units/a.service\"");
  }

  @Test
  void closingItLeavesStandardOutputOpen() {
    boolean[] closed = {false};
    OutputThatTells out = new OutputThatTells(closed);
    new SarifWriter(out, "0.1.0", List.of(RULE)).close();
    assertThat(closed[0]).isFalse();
    assertThat(out.size()).isPositive();
  }

  private static final class OutputThatTells extends ByteArrayOutputStream {
    private final boolean[] closed;

    OutputThatTells(boolean[] closed) {
      this.closed = closed;
    }

    @Override
    public void close() {
      closed[0] = true;
    }
  }
}
