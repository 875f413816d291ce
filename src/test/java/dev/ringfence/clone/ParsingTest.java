package dev.ringfence.clone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the kernel and systemd write, read by a clone. */
class ParsingTest {
  @Test
  void aUnitsObjectPathEscapesAllButLettersAndDigits() {
    assertThat(Systemd.unitPath("getty@tty1.service"))
        .isEqualTo("/org/freedesktop/systemd1/unit/getty_40tty1_2eservice");
    assertThat(Systemd.unitPath("9p.mount")).endsWith("/unit/_39p_2emount");
    assertThat(Systemd.unitPath("ü.service")).endsWith("/unit/_c3_bc_2eservice");
  }

  @Test
  void aListOfCpusHasRangesAndSingles() {
    assertThat(Cpus.parse("0-2,8")).containsExactly(0, 1, 2, 8);
  }

  @Test
  void aJournalsFieldsMayBeTextsBytesOrSeveral() {
    String lines =
        """
        {"MESSAGE":"plain","__CURSOR":"s=1"}
        {"MESSAGE":[98,97,100,255],"TAG":["a","b"],"BIG":null}
        {"MESSAGE":"cut o\
        """;
    assertThat(JournalEntry.parse(lines))
        .hasSize(2)
        .satisfies(entries -> assertThat(entries.getFirst().message()).isEqualTo("plain"))
        .satisfies(entries -> assertThat(entries.getLast().message()).isEqualTo("bad\ufffd"))
        .satisfies(entries -> assertThat(entries.getLast().text("TAG")).isEqualTo("a\nb"))
        .satisfies(entries -> assertThat(entries.getLast().text("BIG")).isEmpty());
  }

  @Test
  void filesGoToAbsolutePathsInTheClone() {
    CloneRequest request = CloneRequest.of(Path.of("/"));
    assertThatThrownBy(() -> request.withFile("etc/x", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> request.withFile("/etc/../../x", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thisProcessIsAliveAndAnotherOfItsPidIsNot() throws Exception {
    ProcessStat self = ProcessStat.ofThisProcess();
    assertThat(ProcessStat.parse(self.toString()).isAlive()).isTrue();
    assertThat(new ProcessStat(self.pid(), self.start() + 1).isAlive()).isFalse();
  }
}
