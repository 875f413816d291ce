package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code score --policy}: what a policy changes, and one line for each that is broken. */
class ScorePolicyTest {
  @TempDir Path folder;
  private Path unit;
  private Path policy;

  @BeforeEach
  void aUnit() throws IOException {
    unit = Files.writeString(folder.resolve("a.service"), "[Service]\nExecStart=/usr/sbin/a\n");
    policy = folder.resolve("site.policy");
  }

  private Said score() {
    return Said.by(
        "score", "--systemd-version", "252.38", "--format", "json", "--policy", policy, unit);
  }

  private Said score(String text) throws IOException {
    Files.writeString(policy, text);
    return score();
  }

  @Test
  void anEmptyPolicyChangesNothing() throws IOException {
    Said without = Said.by("score", "--systemd-version", "252.38", "--format", "json", unit);
    assertThat(score("{}")).isEqualTo(without);
    assertThat(score(" \n{ }\n")).isEqualTo(without);
  }

  @Test
  void aWeightOfNothingTakesTheRowOut() throws IOException {
    Said said = score("{\"PrivateNetwork\": {\"weight\": 0}}");
    assertThat(said.code()).isEqualTo(ExitCode.GOOD);
    assertThat(said.out())
        .contains("{\"field\":\"PrivateNetwork\",\"set\":null,\"exposure\":null,\"badness\":null}");
  }

  @Test
  void weightsRangesAndTextsCount() throws IOException {
    Said said =
        score(
            """
            {"PrivateNetwork":
              {"weight": 100000, "range": 2, "description_good": "g", "description_bad": "b"}}
            """);
    // As systemd-analyze 252.38 has it with this policy.
    assertThat(said.out())
        .contains("{\"field\":\"PrivateNetwork\",\"set\":false,\"exposure\":\"3.3\"")
        .contains("\"exposure\":\"6.6\",\"rating\":\"MEDIUM\"");
    String page = Said.by("score", "--systemd-version", "252.38", "--policy", policy, unit).out();
    assertThat(page).contains("PrivateNetwork=  ").containsPattern("PrivateNetwork= +b\n");
  }

  @Test
  void theLargestNumbersAreNoMistake() throws IOException {
    String largest = "18446744073709551615";
    String text = "{\"PrivateTmp\": {\"weight\": " + largest + ", \"range\": " + largest + "}}";
    assertThat(score(text).code()).isEqualTo(ExitCode.GOOD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"PrivateNetwrk\": {}} | :1:2: \"PrivateNetwrk\" is no row of the score and has no effect;"
            + " did you mean \"PrivateNetwork\"?",
        "{\"PrivateTmp\": {\"wieght\": 1}} | :1:17: \"wieght\" has no effect; did you mean"
            + " \"weight\"?",
        "{\"CapabilityBoundingSet_CAP_NET_BIND_SERVICE_BROADCAST_RAW\": {}} | :1:2:"
            + " \"CapabilityBoundingSet_CAP_NET_BIND_SERVICE_BROADCAST_RAW\" has no effect, although"
            + " the manual spells it so: the name that systemd-analyze looks for ends with ')'"
      })
  void whatHasNoEffectIsSaidAndTheRestCounts(String text, String warning) throws IOException {
    Said said = score(text);
    assertThat(said.code()).isEqualTo(ExitCode.GOOD);
    assertThat(said.err()).isEqualTo("ringfence: " + policy + warning + "\n");
    assertThat(said.out()).contains("\"exposure\":\"9.6\",\"rating\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nonsense",
        "[]",
        "1",
        "null",
        "\"PrivateTmp\"",
        "{",
        "{\"PrivateTmp\"",
        "{\"PrivateTmp\":",
        "{\"PrivateTmp\": {}",
        "{\"PrivateTmp\": {}}}",
        "{\"PrivateTmp\": {}} {}",
        "{\"PrivateTmp\": {},}",
        "{\"PrivateTmp\": 1}",
        "{\"PrivateTmp\": []}",
        "{\"PrivateTmp\": null}",
        "{PrivateTmp: {}}",
        "{'PrivateTmp': {}}",
        "{\"PrivateTmp\": {}, \"PrivateTmp\": {}}",
        "{\"PrivateTmp\": {\"weight\": -1}}",
        "{\"PrivateTmp\": {\"weight\": 1.5}}",
        "{\"PrivateTmp\": {\"weight\": 1e3}}",
        "{\"PrivateTmp\": {\"weight\": \"1\"}}",
        "{\"PrivateTmp\": {\"weight\": true}}",
        "{\"PrivateTmp\": {\"weight\": 18446744073709551616}}",
        "{\"PrivateTmp\": {\"weight\": 01}}",
        "{\"PrivateTmp\": {\"range\": 0}}",
        "{\"UserOrDynamicUser\": {\"range\": 9}}",
        "{\"PrivateTmp\": {\"range\": -1}}",
        "{\"PrivateTmp\": {\"description_good\": 1}}",
        "{\"PrivateTmp\": {\"description_bad\": \"\\q\"}}",
        "{\"PrivateTmp\": {\"description_bad\": \"a\nb\"}}",
        "{\"PrivateTmp\": {\"description_na\": \"open}}",
        "{\"PrivateTmp\": {\"description_na\": \"\\ud800\"}}",
        "// comment\n{}",
        "\u0000"
      })
  void aBrokenPolicyIsOneLineWithItsPlace(String text) throws IOException {
    Said said = score(text);
    assertThat(said.code()).as(said.toString()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .containsPattern("^ringfence: \\Q" + policy + "\\E:\\d+(:\\d+)?: \\S.*\n$")
        .doesNotContain("Exception", "defect");
    assertThat(said.err().lines()).hasSize(1);
  }

  @Test
  void whatIsNoTextOrCannotBeReadIsOneLine() throws IOException {
    assertThat(score().err()).isEqualTo("ringfence: " + policy + ": no such file or directory\n");
    Files.write(policy, "{\"\u00e4\": {}}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(score().err()).isEqualTo("ringfence: " + policy + ": this is not UTF-8 text\n");
    Files.write(policy, new byte[] {(byte) 0x7f, 'E', 'L', 'F', 0, 1, 2, (byte) 0xff});
    assertThat(score().err().lines()).hasSize(1);
    Files.delete(policy);
    Files.createDirectory(policy);
    assertThat(score().code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(score().err().lines()).hasSize(1);
    Files.delete(policy);
    assertThat(score("[".repeat(100_000)).code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(score("{\"PrivateTmp\":".repeat(50_000)).err().lines()).hasSize(1);
  }
}
