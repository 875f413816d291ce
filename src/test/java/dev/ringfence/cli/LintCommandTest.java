package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.avaje.json.mapper.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lint prints, and how it ends. */
class LintCommandTest {
  private static final String UNIT =
      """
      [Unit]
      Description=Web server

      [Service]
      ExecStart=/usr/sbin/web
      User=web
      CapabilityBoundingSet=CAP_NET_BINDSERVICE \\
      # needed for port 80
        CAP_CHOWN
      RestrictAddressFamilies=AF_INET AF_INTE6
      ReadOnlyDirectories=/etc
      ProtectHome=yes
      PrivateTmp=yes
      PrivateTmp=yes
      DeviceAllow=/dev/net/tun rw
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void aUnitWithMistakes() throws IOException {
    file = Files.writeString(folder.resolve("web.service"), UNIT);
  }

  /** As on Debian 13, whatever this machine runs. */
  private static Said lint(Object... words) {
    return Said.by(
        Stream.concat(Stream.of("lint", "--systemd-version", "257.13"), Arrays.stream(words))
            .toArray());
  }

  private String text(String said) {
    return said.replace(folder + "/", "");
  }

  @Test
  void theTableSaysWhereHowBadWhichRuleAndWhatToDo() {
    Said said = lint(file);
    assertThat(said.code()).isEqualTo(ExitCode.FINDING);
    assertThat(text(said.out()))
        .isEqualTo(
            """
            web.service:7  error  misspelt-capability
                there is no capability CAP_NET_BINDSERVICE, and systemd passes over it in
                silence
                fix: Write CAP_NET_BIND_SERVICE.
            web.service:10  error  misspelt-address-family
                there is no address family AF_INTE6, and systemd leaves it out
                fix: Write AF_INET6.
            web.service:10  warning  seccomp-without-architectures
                RestrictAddressFamilies= does not hold for 32-bit x86 programs, which a
                64-bit kernel runs as well
                fix: Let in only this machine's own.
            web.service:11  note  old-name
                ReadOnlyDirectories= has been called ReadOnlyPaths= since systemd 231
                fix: Use today's name.
            web.service:14  note  repeated-setting
                PrivateTmp=yes is said already in line 13
                fix: One of the two is enough.
            web.service:15  note  device-allow-alone
                DeviceAllow= closes all other devices here, but the score takes them for
                open as long as DevicePolicy= does not say so
                fix: Say so; what the service may do stays the same.
            """);
    assertThat(said.err()).isEqualTo("2 errors, 1 warning, 3 notes in 1 unit\n");
  }

  @Test
  void aNarrowTerminalGetsNarrowLines() {
    Said said = Said.at(true, 40, "lint", "--systemd-version", "257", file);
    assertThat(said.out()).contains("\u001b[");
    assertThat(said.out().replaceAll("\u001b\\[[0-9;]*m", "").lines())
        .filteredOn(line -> !line.contains("web.service:"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(41));
  }

  @Test
  void jsonHoldsTheFindingsWithTheirFixes() throws IOException {
    Said said = lint("--format", "json", file, folder.resolve("absent.service"));
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).isEmpty();
    Map<String, Object> json = JsonMapper.builder().build().fromJsonObject(said.out());
    assertThat(list(json, "errors"))
        .containsExactly(folder.resolve("absent.service") + ": does not exist");
    Map<?, ?> unit = (Map<?, ?>) list(json, "units").getFirst();
    assertThat(unit.get("unit")).isEqualTo("web.service");
    assertThat(unit.get("path")).isEqualTo(file.toString());
    assertThat(list(unit, "findings")).hasSize(6);
    Map<?, ?> first = (Map<?, ?>) list(unit, "findings").getFirst();
    assertThat(first.get("rule")).isEqualTo("misspelt-capability");
    assertThat(first.get("severity")).isEqualTo("error");
    assertThat(first.get("file")).isEqualTo(file.toString());
    assertThat(String.valueOf(first.get("line"))).startsWith("7");
    Map<?, ?> change =
        (Map<?, ?>)
            list((Map<?, ?>) Objects.requireNonNull(first.get("fix")), "changes").getFirst();
    assertThat(String.valueOf(change.get("text"))).contains("CAP_NET_BIND_SERVICE");
  }

  @Test
  void sarifFollowsTheSchemaAndNamesEachRule() throws IOException {
    Said said = lint("--format", "sarif", file);
    assertThat(said.code()).isEqualTo(ExitCode.FINDING);
    try (InputStream schema =
        LintCommandTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                  .getSchema(schema)
                  .validate(said.out(), InputFormat.JSON))
          .isEmpty();
    }
    Map<?, ?> run =
        (Map<?, ?>)
            list(JsonMapper.builder().build().fromJsonObject(said.out()), "runs").getFirst();
    assertThat(list(run, "results")).hasSize(6);
    Map<?, ?> tool = (Map<?, ?>) Objects.requireNonNull(run.get("tool"));
    Map<?, ?> driver = (Map<?, ?>) Objects.requireNonNull(tool.get("driver"));
    List<Object> known =
        list(driver, "rules").stream().<Object>map(rule -> ((Map<?, ?>) rule).get("id")).toList();
    for (Object result : list(run, "results")) {
      assertThat(known).contains(((Map<?, ?>) result).get("ruleId"));
    }
  }

  @ParameterizedTest
  @CsvSource({"-p0, patch", "-p1, patch", "-p1, git"})
  void thePatchAppliesAndTheFindingsAreGone(String strip, String tool) throws Exception {
    Files.createDirectory(folder.resolve("web.service.d"));
    Files.writeString(
        folder.resolve("web.service.d/more.conf"),
        "[Service]\nCapabilityBoundingSet=CAP_SETUDI\nProtectSystem=full");
    Path here = Path.of("").toAbsolutePath();
    Said said = lint("--diff", file);
    String patch = said.out().replace("./" + Path.of("/").relativize(folder) + "/", "./");
    assertThat(patch).as("run below %s", here).contains("--- ./web.service\n");
    List<String> command =
        tool.equals("git")
            ? List.of("git", "apply", strip)
            : List.of("patch", strip, "--fuzz=0", "--no-backup-if-mismatch");
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().write(patch.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(answer).isZero();
    assertThat(lint("--fail-on", "note", file))
        .isEqualTo(new Said(ExitCode.GOOD, "", "0 errors, 0 warnings, 0 notes in 1 unit\n"));
    assertThat(Files.readString(file)).contains("# needed for port 80\n", "  CAP_CHOWN\n");
  }

  @ParameterizedTest
  @CsvSource({
    "CapabilityBoundingSet=CAP_TYPO, error, 1",
    "RestrictAddressFamilies=AF_INET, error, 0",
    "RestrictAddressFamilies=AF_INET, warning, 1",
    "DeviceAllow=/dev/fuse, warning, 0",
    "DeviceAllow=/dev/fuse, note, 1",
    "PrivateTmp=yes, note, 0"
  })
  void failOnDecidesTheExitStatus(String line, String severity, int code) throws IOException {
    Files.writeString(file, "[Service]\n" + line + "\n");
    assertThat(lint("--fail-on", severity, file).code()).isEqualTo(code);
  }

  @Test
  void rulesCanBeChosenAndLeftOut() {
    assertThat(lint("--rule", "old-name", file).err()).isEqualTo(counted(0, 0, 1));
    assertThat(lint("--without", "old-name", "--without", "repeated-setting", file).err())
        .isEqualTo(counted(2, 1, 1));
    Said unknown = lint("--rule", "oldname", file);
    assertThat(unknown.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unknown.err())
        .isEqualTo(
            "ringfence: there is no rule 'oldname' (did you mean old-name?); see ringfence lint"
                + " --rules\n");
    assertThat(lint("--rules").out()).contains("old-name  ").doesNotContain(UNIT);
  }

  private static String counted(int errors, int warnings, int notes) {
    return "%d error%s, %d warning%s, %d note%s in 1 unit\n"
        .formatted(errors, s(errors), warnings, s(warnings), notes, s(notes));
  }

  private static String s(int count) {
    return count == 1 ? "" : "s";
  }

  @Test
  void aTemplateIsReviewedAsTheGivenInstance() throws IOException {
    Path template =
        Files.writeString(
            folder.resolve("app@.service"),
            "[Service]\nRuntimeDirectory=app-%i\nProtectSystem=strict\nReadWritePaths=/run/app-%i\n");
    Files.createDirectory(folder.resolve("app@blue.service.d"));
    Files.writeString(
        folder.resolve("app@blue.service.d/own.conf"), "[Service]\nPrivateTmp=perhaps\n");
    assertThat(lint(template).out())
        .contains("/run/app-test_instance is writable already")
        .doesNotContain("PrivateTmp");
    assertThat(text(lint("--instance", "blue", template).out()))
        .contains("/run/app-blue is writable already")
        .contains("app@blue.service.d/own.conf:2  error  bad-value");
    Said slash = lint("--instance", "a/b", template);
    assertThat(slash.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(slash.err())
        .startsWith("ringfence: " + template + ": cannot have an instance 'a/b'");
  }

  @Test
  void badInputIsOneLineEachAndTheOthersAreDone() throws IOException {
    Files.write(folder.resolve("garbage.service"), new byte[] {0, 1, 2, (byte) 0xfe, '\n', 7});
    Files.createSymbolicLink(folder.resolve("dangling.service"), Path.of("nowhere.service"));
    Files.createSymbolicLink(folder.resolve("circle.service"), Path.of("circle.service"));
    Files.createDirectory(folder.resolve("folder.service"));
    Said said =
        lint(
            folder.resolve("garbage.service"),
            folder.resolve("dangling.service"),
            folder.resolve("circle.service"),
            folder.resolve("notes.txt"),
            "no-such-unit",
            file);
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err().lines().filter(line -> line.startsWith("ringfence: "))).hasSize(5);
    assertThat(said.err()).endsWith("2 errors, 1 warning, 3 notes in 1 unit\n");
    assertThat(lint(folder).err()).endsWith("2 errors, 1 warning, 3 notes in 1 unit\n");
  }

  @Test
  void misuseIsOneLine() {
    assertThat(lint())
        .isEqualTo(
            new Said(
                ExitCode.BAD_INPUT,
                "",
                "ringfence: say what to review; see ringfence lint --help\n"));
    for (String[] words :
        List.of(
            new String[] {"--fail-on", "much"},
            new String[] {"--format", "xml"},
            new String[] {"--instance"})) {
      Said said = lint((Object[]) words);
      assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(said.err().lines()).hasSize(1);
    }
  }

  private static List<Object> list(Map<?, ?> json, String key) {
    return List.copyOf((List<?>) Objects.requireNonNull(json.get(key)));
  }
}
