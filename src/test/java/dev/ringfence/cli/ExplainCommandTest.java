package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.Golden;
import dev.ringfence.directive.Catalogue;
import io.avaje.json.mapper.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What explain prints. */
class ExplainCommandTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/ringfence/cli/explain");

  @TempDir Path folder;

  private static Said explain(boolean colour, Object... words) {
    return Said.at(colour, 80, Stream.concat(Stream.of("explain"), Arrays.stream(words)).toArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProtectHome",
        "SystemCallFilter",
        "CapabilityBoundingSet",
        "TemporaryFileSystem",
        "SystemCallArchitectures",
        "DefaultBlockIOAccounting"
      })
  void aDirectiveIsLaidOutForEightyColumns(String name) throws IOException {
    Said result = explain(false, name);
    assertThat(result.code()).isEqualTo(ExitCode.GOOD);
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    Golden.isKept(result.out(), GOLDEN.resolve(name + ".txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"protecthome", "PROTECTHOME=", "ProtectHome=tmpfs", " protectHome = yes"})
  void aNameMayBeWrittenAsPeopleDo(String typed) {
    assertThat(explain(false, typed).out()).isEqualTo(explain(false, "ProtectHome").out());
  }

  @Test
  void aMisspeltNameGetsOneLineWithTheNearNames() {
    Said result = explain(false, "ProtectHoem");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "ringfence: there is no directive and no unit 'ProtectHoem' (did you mean"
                + " ProtectHome?)\n");
  }

  @Test
  void nonsenseGetsOneLineWithTheWayToTheList() {
    for (String word : List.of("xyzzy", "foo=bar", "")) {
      Said result = explain(false, word);
      assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err().lines()).hasSize(1);
    }
  }

  @Test
  void withoutOperandsEveryDirectiveIsListedByTopic() {
    Said result = explain(false);
    assertThat(result.code()).isEqualTo(ExitCode.GOOD);
    for (String name : Catalogue.names()) {
      assertThat(result.out()).contains("\n " + name + "=");
    }
    assertThat(result.out()).startsWith("Identity: ").contains("\nSystem calls: ");
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void colourIsThereOnlyForATerminal() {
    assertThat(explain(true, "ProtectHome").out()).contains("\u001b[");
    assertThat(explain(false, "ProtectHome").out()).doesNotContain("\u001b");
    assertThat(explain(true, "--no-color", "ProtectHome").out()).doesNotContain("\u001b");
    assertThat(explain(true, "ProtectHome").out().replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(explain(false, "ProtectHome").out());
  }

  @Test
  void aUnitIsWalkedSettingBySetting() throws IOException {
    Path unit = folder.resolve("web.service");
    Files.writeString(
        unit,
        """
        [Unit]
        Description=Web server
        PrivateTmp=yes
        [Service]
        ExecStart=/usr/sbin/web
        User=web
        UMask=0027
        ProtectHome=read-only
        ProtectHome=yes
        ProtectHome=tmfps
        ProtectSystem=strict
        ReadWritePaths=/srv/web /home/web
        CapabilityBoundingSet=CAP_NET_BINDSERVICE CAP_CHOWN
        TemporaryFileSystem=/:ro
        PrivatePIDs=yes
        SystemCallFilter=
        """);
    Files.createDirectory(folder.resolve("web.service.d"));
    Files.writeString(
        folder.resolve("web.service.d/more.conf"), "[Service]\nProtectKernelLogs=yes\n");
    Said result = explain(false, "--systemd-version", "252", unit.toString());
    assertThat(result.code()).isEqualTo(ExitCode.GOOD);
    Golden.isKept(
        result.out().replace(folder.toString(), "/FOLDER"), GOLDEN.resolve("web.service.txt"));
    assertThat(result.err())
        .isEqualTo(
            "web.service: 14 settings explained, 1 other has nothing to do with sandboxing\n");
  }

  @Test
  void jsonHoldsTheSame() throws IOException {
    Path unit = folder.resolve("web.service");
    Files.writeString(unit, "[Service]\nExecStart=/bin/web\nProtectHome=yes\nProtectHome=no\n");
    Said result =
        explain(
            false, "--format", "json", "--systemd-version", "257", "PrivateTmp", unit.toString());
    assertThat(result.code()).isEqualTo(ExitCode.GOOD);
    Map<String, Object> json = JsonMapper.builder().build().fromJsonObject(result.out());
    Map<?, ?> directive = first(json, "directives");
    assertThat(directive.get("name")).isEqualTo("PrivateTmp");
    assertThat(directive.get("impact")).isEqualTo("Medium");
    Map<?, ?> walked = first(json, "units");
    assertThat(walked.get("unit")).isEqualTo("web.service");
    assertThat(Objects.requireNonNull(walked.get("settings")).toString())
        .contains("standing=replaced", "standing=counts");
    assertThat((List<?>) json.get("errors")).isEmpty();
  }

  @Test
  void jsonOfNothingIsTheWholeCatalogue() throws IOException {
    Map<String, Object> json =
        JsonMapper.builder().build().fromJsonObject(explain(false, "--format", "json").out());
    assertThat((List<?>) json.get("directives")).hasSize(Catalogue.names().size());
  }

  @Test
  void markdownIsThePageOfTheDocumentation() throws IOException {
    assertThat(explain(false, "--format", "markdown", "protecthome").out())
        .isEqualTo(Files.readString(Path.of("docs/directives/ProtectHome.md")));
    assertThat(explain(false, "--format", "markdown").out())
        .isEqualTo(Files.readString(Path.of("docs/directives/README.md")));
  }

  @Test
  void capabilitiesAndFamiliesAreExplainedToo() {
    assertThat(explain(false, "cap_sys_admin").out())
        .startsWith("CAP_SYS_ADMIN\n  A process that holds it may mount");
    assertThat(explain(false, "AF_NETLINK").out()).startsWith("AF_NETLINK\n  Its sockets reach");
  }

  @Test
  void aUnitThatDoesNotLoadIsOneLineAndTheOthersAreDone() throws IOException {
    Path bad = folder.resolve("bad.service");
    Files.write(bad, new byte[] {0, 1, 2, (byte) 0xff});
    Said result = explain(false, bad.toString(), "ProtectHome");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.out()).startsWith("ProtectHome=\n");
  }

  private static Map<?, ?> first(Map<String, Object> json, String key) {
    return (Map<?, ?>) ((List<?>) Objects.requireNonNull(json.get(key))).getFirst();
  }
}
