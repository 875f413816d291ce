package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ringfence.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What score prints, and how it ends. */
class ScoreCommandTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/ringfence/cli/score");

  /** Something of everything: good and bad rows, a drop-in, and all that a score does not see. */
  private static final String WEB =
      """
      [Unit]
      Description=Web server

      [Service]
      ExecStartPre=+/usr/bin/install -d /run/web
      ExecStart=/usr/sbin/web
      User=web
      ProtectSystem=full
      ProtectHome=read-only
      PrivateTmp=yes
      CapabilityBoundingSet=CAP_NET_BINDSERVICE
      SystemCallFilter=@system-service
      PrivatePIDs=yes
      """;

  @TempDir Path folder;
  private Path web;
  private Path plain;

  @BeforeEach
  void units() throws IOException {
    web = Files.writeString(folder.resolve("web.service"), WEB);
    Files.createDirectory(folder.resolve("web.service.d"));
    Files.writeString(
        folder.resolve("web.service.d/10-more.conf"), "[Service]\nProtectClock=yes\n");
    plain =
        Files.writeString(
            folder.resolve("plain.service"), "[Service]\nExecStart=/usr/sbin/plain\n");
  }

  /** As on Debian 12, whatever this machine runs. */
  private static Said score(Object... words) {
    return Said.by(
        Stream.concat(Stream.of("score", "--systemd-version", "252.38"), Arrays.stream(words))
            .toArray());
  }

  private String text(String said) {
    return said.replace(folder.toString(), "/FOLDER");
  }

  @Test
  void oneServiceIsAPage() throws IOException {
    Said said = score(web);
    assertThat(said.code()).isEqualTo(ExitCode.GOOD);
    assertThat(said.err()).isEmpty();
    assertThat(said.out().lines())
        .filteredOn(line -> !line.contains(folder.toString()))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    Said wide = Said.at(false, 250, "score", "--systemd-version", "252.38", web);
    Golden.isKept(text(wide.out()), GOLDEN.resolve("web.txt"));
  }

  @Test
  void manyServicesAreAListTheWorstFirst() {
    Said said = score(web, plain);
    assertThat(said)
        .isEqualTo(
            new Said(
                ExitCode.GOOD,
                """
                EXPOSURE          UNIT
                     9.6  UNSAFE  plain.service
                     4.8  OK      web.service    3 things the score does not see
                """,
                ""));
    assertThat(score(folder)).isEqualTo(said);
  }

  @Test
  void adviceGivesEachOfManyItsPage() {
    Said said = score("--advice", web, plain);
    assertThat(said.out()).isEqualTo(score(web).out() + "\n" + score(plain).out());
  }

  @Test
  void colourIsThereOnlyForATerminal() {
    Said coloured = Said.at(true, 80, "score", "--systemd-version", "252.38", web);
    assertThat(coloured.out()).contains("\u001b[31m");
    assertThat(coloured.out().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(score(web).out());
  }

  @ParameterizedTest
  @CsvSource({"9.6, 0", "96, 0", "10, 1", "10.0, 0", "100, 0", "9.5, 1", "95, 1", "0, 1", "0.0, 1"})
  void anExposureAboveTheThresholdEndsWithOne(String threshold, int code) {
    assertThat(score("--threshold", threshold, plain).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "101", "10.1", "NaN", "1e1", "0x10", "9,6"})
  void aThresholdThatIsNoneIsOneLine(String threshold) {
    assertThat(score("--threshold", threshold, plain))
        .isEqualTo(
            new Said(
                ExitCode.BAD_INPUT,
                "",
                "ringfence: --threshold is an exposure from 0.0 to 10.0, or in tenths from 0 to"
                    + " 100, not '"
                    + threshold
                    + "'\n"));
  }

  @ParameterizedTest
  @CsvSource({"240, 9.5", "245, 9.6", "252.38, 9.6", "257.13, 9.4", "262, 9.4"})
  void eachSystemdHasItsOwnScore(String release, String exposure) {
    Said said = Said.by("score", "--systemd-version", release, "--format", "json", plain);
    assertThat(said.out()).contains("\"exposure\":\"" + exposure + "\",\"rating\":\"UNSAFE\"");
    assertThat(said.out()).startsWith("{\"systemd\":\"" + release + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "239", "x", "99999999", "252.x", "-1"})
  void aSystemdThatIsNoneIsOneLine(String release) {
    Said said = Said.by("score", "--systemd-version", release, plain);
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .isEqualTo(
            "ringfence: --systemd-version is a release from 240 on, such as 252.38 or 257, not '"
                + release
                + "'\n");
  }

  @Test
  void templatesAreScoredAsTheInstanceAskedFor() throws IOException {
    Path template =
        Files.writeString(
            folder.resolve("job@.service"), "[Service]\nExecStart=/usr/sbin/job\nUser=%i\n");
    assertThat(score("--format", "json", "--instance", "worker", template).out())
        .contains("\"unit\":\"job@worker.service\"")
        .contains("{\"field\":\"UserOrDynamicUser\",\"set\":true,\"exposure\":null,\"badness\":0}");
    assertThat(score("--format", "json", "--instance", "nobody", template).out())
        .contains("{\"field\":\"UserOrDynamicUser\",\"set\":false,\"exposure\":\"0.4\"");
    Said said = score("--instance", "a/b", template);
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err().lines()).hasSize(1);
  }

  @Test
  void anotherRootHasItsOwnUnitsDropInsAndSystemd() throws IOException {
    Path root = folder.resolve("root");
    Path units = Files.createDirectories(root.resolve("usr/lib/systemd/system"));
    Files.writeString(units.resolve("own.service"), "[Service]\nExecStart=/usr/sbin/own\n");
    Files.createSymbolicLink(units.resolve("other.service"), Path.of("own.service"));
    Files.createSymbolicLink(units.resolve("gone.service"), Path.of("/dev/null"));
    Path dropIns = Files.createDirectories(root.resolve("etc/systemd/system/service.d"));
    Files.writeString(dropIns.resolve("all.conf"), "[Service]\nNoNewPrivileges=yes\n");
    Said without = Said.by("score", "--root", root, "own");
    assertThat(without)
        .isEqualTo(
            new Said(
                ExitCode.BAD_INPUT,
                "",
                "ringfence: there is no systemd below "
                    + root
                    + ": say which to judge by, such as --systemd-version 257\n"));
    Path libraries = root.resolve("usr/lib/x86_64-linux-gnu");
    Files.createDirectories(libraries.resolve("systemd"));
    Files.createFile(libraries.resolve("systemd/libsystemd-shared-257.so"));
    Files.createSymbolicLink(libraries.resolve("libseccomp.so.2"), Path.of("libseccomp.so.2.6.0"));
    Said own = Said.by("score", "--root", root, "--format", "json", "own");
    assertThat(own.out())
        .startsWith("{\"systemd\":\"257\"")
        .contains("\"path\":\"/usr/lib/systemd/system/own.service\"")
        .contains("{\"field\":\"NoNewPrivileges\",\"set\":true");
    assertThat(Said.by("score", "--root", root, "--format", "json", "other"))
        .as("an alias")
        .isEqualTo(own);
    Said all = Said.by("score", "--root", root, "--format", "json", "--all");
    assertThat(all).as("masked units and aliases are left out").isEqualTo(own);
    Said masked = Said.by("score", "--root", root, "gone");
    assertThat(masked.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(masked.err()).contains("gone.service is masked by ", ": nothing can start it\n");
  }

  @Test
  void sayingNothingOrTooMuchIsOneLine() {
    assertThat(Said.by("score").err())
        .isEqualTo("ringfence: say which units to score, or --all; see ringfence score --help\n");
    assertThat(Said.by("score", "--all", "x").err())
        .isEqualTo("ringfence: --all goes without other units\n");
    assertThat(score("no-such-unit-here").code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(score("no-such-unit-here").err())
        .isEqualTo("ringfence: there is no unit no-such-unit-here.service\n");
    assertThat(score("plain/../plain.service").err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "a.socket, '[Socket]\nListenStream=80\n', 'what it starts is a.service, score that'",
    "a.socket, '[Socket]\nListenStream=80\nAccept=yes\n', 'what it starts is a@.service'",
    "a.socket, '[Socket]\nListenStream=80\nService=b.service\n', 'what it starts is b.service'",
    "a.timer, '[Timer]\nOnCalendar=daily\n', 'what it starts is a.service, score that'",
    "a.timer, '[Timer]\nOnCalendar=daily\nUnit=c.target\n', 'what it starts is c.target'",
    "a.path, '[Path]\nPathExists=/x\nUnit=d.service\n', 'what it starts is d.service, score that'",
    "a.target, '[Unit]\nDescription=a\n', 'there is nothing to sandbox'",
    "a.mount, '[Mount]\nWhat=/dev/x\nWhere=/a\n', 'cannot work in a sandbox'",
    "a.slice, '[Slice]\nCPUWeight=1\n', 'sandbox the services that run in it'"
  })
  void whatIsNoServiceIsToldAndWhereToLook(String name, String unit, String message)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), unit);
    Said said = score(file);
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).startsWith("ringfence: " + name + " ").contains(message);
    assertThat(said.err().lines()).hasSize(1);
  }

  @Test
  void sarifFollowsTheSchemaAndNamesEachRule() throws IOException {
    Said said = score("--format", "sarif", "--threshold", "9.0", web, plain);
    assertThat(said.code()).isEqualTo(ExitCode.FINDING);
    try (InputStream schema =
        ScoreCommandTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                  .getSchema(schema)
                  .validate(said.out(), InputFormat.JSON))
          .isEmpty();
    }
    assertThat(said.out())
        .contains("\"ruleId\":\"exposure-above-threshold\",\"level\":\"error\"")
        .contains("plain.service has an exposure of 9.6, more than 9.0")
        .contains("\"ruleId\":\"exec-prefix\"", "\"ruleId\":\"misspelt\"", "\"ruleId\":\"too-new\"")
        .contains("web.service\"},\"region\":{\"startLine\":11}");
  }
}
