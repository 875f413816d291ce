package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user meets at the command line, whatever the command. */
class CommandLineTest {
  @Test
  void withoutACommandItShowsTheCommandsAndFails() {
    Said result = Said.by();
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("usage: ringfence COMMAND").contains("  man ");
  }

  @Test
  void anUnknownCommandIsOneLineWithACloseMatch() {
    Said result = Said.by("hlep");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .isEqualTo(
            "ringfence: there is no command 'hlep' (did you mean help?); see ringfence --help\n");
  }

  @Test
  void anUnknownOptionIsOneLineWithACloseMatch() {
    Said result = Said.by("man", "--instal", "/tmp");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .isEqualTo(
            "ringfence: unknown option --instal (did you mean --install?); see ringfence man --help\n");
  }

  @Test
  void anOptionWithoutItsValueIsOneLine() {
    assertThat(Said.by("man", "--install").err())
        .isEqualTo("ringfence: --install needs a value: --install DIR\n");
    assertThat(Said.by("man", "--help=yes").err()).isEqualTo("ringfence: --help takes no value\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 60, 80, 100})
  void helpFitsTheTerminalButForCommandLines(int width) {
    for (List<String> words : List.of(List.of("--help"), List.of("help", "try"))) {
      assertThat(Said.at(false, width, words.toArray()).out().lines())
          .filteredOn(line -> !line.contains("ringfence ") && !line.contains("="))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }
  }

  @Test
  void everyCommandHasHelpAndAManPageThatReadsWithoutAWarning(@TempDir Path directory)
      throws IOException, InterruptedException {
    assertThat(Said.by("man", "--install", directory.toString()).code()).isZero();
    for (CommandSpec spec : Commands.specs()) {
      assertThat(Said.by(spec.name(), "--help").out())
          .startsWith("usage: ringfence " + spec.name());
      Path page = directory.resolve("man1/ringfence-" + spec.name() + ".1");
      assertThat(page).exists();
    }
    if (Files.isExecutable(Path.of("/usr/bin/groff"))) {
      for (String name : Commands.names()) {
        Path page = directory.resolve("man1/ringfence-" + name + ".1");
        Process groff =
            new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", "-z", page.toString())
                .redirectErrorStream(true)
                .start();
        String warnings = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(groff.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(warnings).as("groff on " + page).isEmpty();
      }
    }
  }

  @Test
  void bashReadsItsCompletionsAndOffersTheCommands() throws IOException, InterruptedException {
    String script =
        Said.by("completions", "bash").out()
            + "COMP_WORDS=(ringfence com); COMP_CWORD=1; _ringfence; echo \"${COMPREPLY[@]}\"\n"
            + "COMP_WORDS=(ringfence man --i); COMP_CWORD=2; _ringfence; echo \"${COMPREPLY[@]}\"\n"
            + "COMP_WORDS=(ringfence lint --fail-on w); COMP_CWORD=3; _ringfence;"
            + " echo \"${COMPREPLY[@]}\"\n"
            + "COMP_WORDS=(ringfence lint --instance ''); COMP_CWORD=3; _ringfence;"
            + " echo \"${#COMPREPLY[@]}\"\n";
    Process bash = new ProcessBuilder("bash", "-s").redirectErrorStream(true).start();
    try (var in = bash.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("completions\n--install\nwarning\n0\n");
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  void theVersionIsTheBuilds() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + Version.NUMBER + "</version>");
    assertThat(Said.by("--version").out()).isEqualTo("ringfence " + Version.NUMBER + "\n");
  }

  @Test
  void everyOptionIsDefinedOnceInACommand() {
    for (CommandSpec spec : Commands.specs()) {
      List<String> names =
          spec.options().stream()
              .flatMap(o -> List.of(o.name(), o.shortName()).stream())
              .filter(name -> !name.isEmpty())
              .toList();
      assertThat(names).as(spec.name()).doesNotHaveDuplicates();
    }
  }
}
