package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {
  @ParameterizedTest
  @CsvSource({
    "'a\nb', a\\nb",
    "'a\r\n\tb', a\\r\\n\\tb",
    "'\u001b[2Jgone', \\x1b[2Jgone",
    "'\u0000\u007f\u009b', \\x00\\x7f\\x9b",
    "'\u202egnp.exe', \\u202egnp.exe",
    "'a\u2028b\u2029c', a\\u2028b\\u2029c",
    "'\ud83d', \\ud83d",
  })
  void whatAScreenWouldObeyIsSpelt(String text, String shown) {
    assertThat(OneLine.of(text)).isEqualTo(shown);
  }

  @Test
  void everythingElseStaysAsItIs() {
    for (String text : List.of("", "/srv/Größe 100 %/\\x", "日本 \ud83d\udd12 e\u0301")) {
      assertThat(OneLine.of(text)).isEqualTo(text);
    }
    assertThat(OneLine.of("\ud83d\udd12\n")).isEqualTo("\ud83d\udd12\\n");
  }

  @Test
  void aMessageThatQuotesAVeryLongLineIsCut() {
    String message = "'" + "x".repeat(1_000_000) + "' is no\taddress family";
    assertThat(OneLine.brief(message))
        .startsWith("'xxx")
        .contains(" characters) ... x")
        .endsWith("x' is no\\taddress family")
        .hasSizeLessThan(1100);
    assertThat(OneLine.brief("x".repeat(1500))).hasSize(1500);
  }

  @Test
  void aProblemIsOneLineWhateverItsFileIsCalled() {
    Path file = Path.of("/srv/a\nb.service");
    assertThat(new Problem.AtLine(new Location(file, 3), "no 'x\ty'").describe())
        .isEqualTo("/srv/a\\nb.service:3: no 'x\\ty'");
    assertThat(new Problem.InFile(file, "no 'x\ny'").describe())
        .isEqualTo("/srv/a\\nb.service: no 'x\\ny'");
    assertThat(new Problem.InFile(file, "no 'x\ny'").message()).isEqualTo("no 'x\\ny'");
  }
}
