package dev.ringfence.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each service does one thing that one of thirty directives forbids: that one is named, and where
 * two could have done it, both.
 */
abstract class Blames {
  abstract Tripped tripped();

  static List<Tripper> trippers() {
    return Tripper.all();
  }

  @ParameterizedTest
  @MethodSource("trippers")
  void enforced(Tripper one) {
    List<Denial> denials = tripped().denials(one, Tripped.Mode.ENFORCED);

    assertThat(Tripped.directives(denials))
        .as(story(one, Tripped.Mode.ENFORCED))
        .isEqualTo(one.enforced());
    assertThat(denials).flatExtracting(Denial::culprits).allMatch(it -> !it.relaxation().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("trippers")
  void reportOnly(Tripper one) {
    List<Denial> denials = tripped().denials(one, Tripped.Mode.REPORT_ONLY);

    assertThat(Tripped.directives(denials))
        .as(story(one, Tripped.Mode.REPORT_ONLY))
        .isEqualTo(one.reportOnly());
    assertThat(denials).flatExtracting(Denial::culprits).allMatch(it -> !it.relaxation().isEmpty());
  }

  private String story(Tripper one, Tripped.Mode mode) {
    return tripped().factsOf(one, mode).stream()
            .map(dev.ringfence.observe.FactText::sentence)
            .filter(text -> text.contains("rf") || text.matches(".*(EPERM|EACCES|EROFS|seccomp).*"))
            .collect(Collectors.joining("\n"))
        + "\n"
        + tripped().denials(one, mode).stream()
            .map(denial -> denial.directives() + " " + denial.call() + " " + denial.subject())
            .collect(Collectors.joining("\n"));
  }
}
