package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ringfence.DebianRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringfence probe} as a user meets it. */
class ProbeIT {
  private static final String ROOT = DebianRoot.BOOKWORM.folder().toString();

  @TempDir private Path folder;

  private Ringfence probe(String unit, String... more) {
    String[] words = new String[more.length + 4];
    System.arraycopy(more, 0, words, 4, more.length);
    words[0] = "probe";
    words[1] = unit;
    words[2] = "--root";
    words[3] = ROOT;
    return Ringfence.run(words);
  }

  private String unit(String settings) throws IOException {
    Path file = folder.resolve("rf-probe.service");
    Files.writeString(file, "[Service]\nExecStart=/bin/sleep 600\n" + settings);
    return file.toString();
  }

  @Test
  void theSandboxThatDebianShipsForRedisBites() {
    Ringfence result = probe("redis-server");
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .containsPattern("MemoryDenyWriteExecute +bites +Refused: to get memory")
        .contains(" bite, 0 do nothing, 1 not testable here");
  }

  @Test
  void aDirectiveThatDoesNothingIsAFinding() throws IOException {
    Ringfence result = probe(unit("SocketBindDeny=any\nLockPersonality=yes\n"));
    assertThat(result.code()).isEqualTo(ExitCode.FINDING);
    assertThat(result.out())
        .containsPattern("SocketBindDeny +does nothing +It came off nonetheless")
        .containsPattern("LockPersonality +bites")
        .contains("1 bites, 1 does nothing, 0 not testable here");
  }

  @Test
  void theJsonFollowsItsSchema() throws IOException {
    Ringfence result = probe(unit("SocketBindDeny=any\nUMask=0077\n"), "--format", "json");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs/schema/probe-1.json")))
                .validate(result.out(), InputFormat.JSON))
        .isEmpty();
    assertThat(result.out()).contains("\"does nothing\"", "\"bites\"", "rf-probe.service");
  }

  @Test
  void theSarifFollowsItsSchemaAndPointsAtTheLine() throws IOException {
    Ringfence result = probe(unit("SocketBindDeny=any\nUMask=0077\n"), "--format", "sarif");
    try (InputStream schema =
        ProbeIT.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                  .getSchema(schema)
                  .validate(result.out(), InputFormat.JSON))
          .isEmpty();
    }
    assertThat(result.out()).contains("probe/SocketBindDeny", "\"startLine\":3", "\"pass\"");
  }

  @Test
  void aUnitWithoutASandboxSaysSo() throws IOException {
    Ringfence result = probe(unit(""));
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo("rf-probe.service sets no directive that forbids anything\n");
  }

  @Test
  void directoriesThatAreMadeAtTheStartAreMadeForTheProbes() throws IOException {
    Ringfence result =
        probe(
            unit("RuntimeDirectory=rf-made\nProtectSystem=strict\nReadWritePaths=/run/rf-made\n"));
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).containsPattern("ProtectSystem +bites");
  }

  @Test
  void whatIsNoServiceIsRefusedInOneLine() {
    for (String operand : new String[] {"no-such-service", "basic.target", "/no/such.service"}) {
      Ringfence result = probe(operand);
      assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err().lines()).hasSize(1);
      assertThat(result.err()).startsWith("ringfence: ");
    }
  }
}
