package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitFileTest {
  private static final Path FILE = Path.of("/etc/systemd/system/x.service");

  private static UnitFile parse(String text) {
    return UnitFile.parse(FILE, text, UnitType.SERVICE);
  }

  private static UnitFile parseBytes(String latin1) {
    return UnitFile.parse(FILE, latin1.getBytes(StandardCharsets.ISO_8859_1), UnitType.SERVICE);
  }

  private static List<String> settings(UnitFile file) {
    return file.settings().stream()
        .map(s -> s.location().line() + " " + s.section() + "." + s.key() + "=" + s.value())
        .toList();
  }

  private static List<String> problems(UnitFile file) {
    return file.problems().stream().map(Problem::describe).toList();
  }

  @Test
  void readsSettingsWithTheirLines() {
    UnitFile file =
        parse(
            """
            # a comment
            [Unit]
            Description = A = B

            [Service]
              ExecStart=/bin/true
            ProtectHome=
            ProtectHome=yes
            """);
    assertThat(settings(file))
        .containsExactly(
            "3 Unit.Description=A = B",
            "6 Service.ExecStart=/bin/true",
            "7 Service.ProtectHome=",
            "8 Service.ProtectHome=yes");
    assertThat(file.problems()).isEmpty();
    assertThat(file.complete()).isTrue();
  }

  @Test
  void aBackslashAtTheEndJoinsLinesWithASpaceAndCommentsBetweenGo() {
    UnitFile file =
        parse(
            """
            [Service]
            SystemCallFilter=@a \\
            # not this one \\
            ; nor this
              @b\\
            @c
            ExecStart=/bin/true
            """);
    assertThat(settings(file))
        .containsExactly("2 Service.SystemCallFilter=@a    @b @c", "7 Service.ExecStart=/bin/true");
  }

  @Test
  void anEvenNumberOfBackslashesDoesNotContinue() {
    assertThat(settings(parse("[Service]\nA=b\\\\\nC=d\\\\\\\nE=f\n")))
        .containsExactly("2 Service.A=b\\\\", "3 Service.C=d\\\\ E=f");
  }

  @Test
  void anEmptyLineEndsAContinuationAndTheEndOfTheFileToo() {
    assertThat(settings(parse("[Service]\nA=b\\\n\nC=d\\")))
        .containsExactly("2 Service.A=b", "4 Service.C=d");
  }

  @Test
  void theLineOfASettingIsTheOneWithItsKey() {
    assertThat(settings(parse("[Service]\n  \\\n\\\nA=b\n"))).containsExactly("4 Service.A=b");
  }

  @Test
  void linesEndByLfCrNulAndTheirMixtures() {
    assertThat(settings(parse("[Service]\r\nA=1\rB=2\u0000C=3\n\rD=4\r\n\u0000E=5\n\nF=6")))
        .containsExactly(
            "2 Service.A=1",
            "3 Service.B=2",
            "4 Service.C=3",
            "5 Service.D=4",
            "6 Service.E=5",
            "8 Service.F=6");
  }

  @Test
  void aByteOrderMarkGoes() {
    assertThat(settings(parse("\ufeff[Service]\nA=1\n"))).containsExactly("2 Service.A=1");
  }

  @Test
  void whatSystemdIgnoresIsAProblemAtItsLine() {
    UnitFile file = parse("A=1\n[Service]\nnonsense\n=1\nB=2\n[Socket]\nC=3\nmore\n[X-Y]\nD=4\n");
    assertThat(settings(file)).containsExactly("5 Service.B=2", "7 Socket.C=3", "10 X-Y.D=4");
    assertThat(problems(file))
        .containsExactly(
            FILE + ":1: assignment outside of a section: systemd ignores the line",
            FILE + ":3: no '=' in the line: systemd ignores the line",
            FILE + ":4: no key before '=': systemd ignores the line",
            FILE + ":6: unknown section [Socket] in a service unit: systemd skips all of it");
  }

  @Test
  void invalidUtf8StopsTheFileUnlessItIsInAComment() {
    UnitFile file = parseBytes("[Service]\n# \u00ff\nA=\u00c3\u00a9\nB=\u00ff\nC=1\n");
    assertThat(settings(file)).containsExactly("3 Service.A=é");
    assertThat(file.complete()).isFalse();
    assertThat(problems(file))
        .containsExactly(FILE + ":4: not valid UTF-8: systemd stops reading here");
    assertThat(parseBytes("[Service]\nA=\u00ef\u00bf\u00bf\n").complete()).isFalse();
  }

  @Test
  void aBrokenHeaderStopsTheFile() {
    UnitFile file = parse("[Service]\nA=1\n[Service\nB=2\n");
    assertThat(settings(file)).containsExactly("2 Service.A=1");
    assertThat(file.complete()).isFalse();
    assertThat(problems(file))
        .containsExactly(
            FILE + ":3: a section header without ']' at its end: systemd stops reading here");
    assertThat(parse("[a\"b]\n").complete()).isFalse();
  }

  @Test
  void aLineOfOneMebibyteStopsTheFile() {
    String start = "[Service]\nA=";
    int limit = LogicalLines.LIMIT;
    assertThat(parse(start + "x".repeat(limit - 3) + "\nB=1\n").complete()).isTrue();
    UnitFile tooLong = parse(start + "x".repeat(limit - 2) + "\nB=1\n");
    assertThat(tooLong.complete()).isFalse();
    assertThat(problems(tooLong).getLast()).startsWith(FILE + ":2: ");

    String half = "x".repeat(limit / 2);
    assertThat(parse(start + half + "\\\n" + half + "\n").complete()).isFalse();
  }

  @Test
  void manyProblemsAreSummedUp() {
    UnitFile file = parse("[Service]\n" + "nonsense\n".repeat(1000));
    assertThat(file.problems()).hasSize(51);
    assertThat(problems(file).getLast())
        .isEqualTo(FILE + ":1001: and 950 more lines that systemd ignores, this one the last");
  }
}
