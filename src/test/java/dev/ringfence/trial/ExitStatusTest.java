package dev.ringfence.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExitStatusTest {
  @Test
  void statusesOfSystemdsOwnHaveTheNameOfTheStep() {
    assertThat(new ExitStatus(203)).hasToString("203/EXEC");
    assertThat(new ExitStatus(226)).hasToString("226/NAMESPACE");
    assertThat(new ExitStatus(243)).hasToString("243/CREDENTIALS");
    assertThat(new ExitStatus(226).isSystemdsOwn()).isTrue();
  }

  @Test
  void statusesOfProgramsHaveTheNamesOfTheLinuxStandardBaseOrNone() {
    assertThat(new ExitStatus(2)).hasToString("2/INVALIDARGUMENT");
    assertThat(new ExitStatus(127)).hasToString("127");
    assertThat(new ExitStatus(255).isSystemdsOwn()).isFalse();
  }

  @Test
  void exactlyTheDocumentedOnesAreSystemds() {
    assertThat(IntStream.range(0, 256).filter(code -> new ExitStatus(code).isSystemdsOwn()))
        .hasSize(43)
        .allMatch(code -> code >= 200 && code <= 245)
        .doesNotContain(223, 234, 244);
  }
}
