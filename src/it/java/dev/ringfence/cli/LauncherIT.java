package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a user calls it; test.sh has built what it runs. */
class LauncherIT {
  private static final Path LAUNCHER = Path.of("ringfence").toAbsolutePath();

  @Test
  void runsFromAnyDirectory(@TempDir Path elsewhere) throws IOException, InterruptedException {
    assertThat(run(elsewhere, Map.of(), LAUNCHER.toString(), "--version"))
        .isEqualTo("ringfence " + Version.NUMBER + "\n");
  }

  @Test
  void runsThroughASymlinkOnThePath(@TempDir Path bin) throws IOException, InterruptedException {
    Files.createSymbolicLink(bin.resolve("ringfence"), LAUNCHER);
    assertThat(
            run(
                Path.of("/"),
                Map.of("PATH", bin + ":" + System.getenv("PATH")),
                "sh",
                "-c",
                "ringfence --version"))
        .isEqualTo("ringfence " + Version.NUMBER + "\n");
  }

  @Test
  void aPipeGetsPlainText() throws IOException, InterruptedException {
    assertThat(run(Path.of("/"), Map.of(), LAUNCHER.toString(), "--help")).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "", "C.UTF-8", "en_US.ISO-8859-1", "xx_XX.UTF-8"})
  void argumentsBeyondAsciiWorkInEachLocale(String locale, @TempDir Path units)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(units.resolve("Dienste f\u00fcr \u65e5\u672c"));
    Files.writeString(folder.resolve("x.service"), "[Service]\nExecStart=/bin/true\n");
    String json =
        run(
            folder,
            Map.of("LC_ALL", locale, "LANG", ""),
            LAUNCHER.toString(),
            "score",
            "--format",
            "json",
            folder + "/x.service");
    assertThat(json).contains("\"path\":\"" + folder + "/x.service\"").endsWith("\"errors\":[]}\n");
  }

  @Test
  void noticesAChangedSource() throws IOException, InterruptedException {
    Path source = Path.of("src/main/java/dev/ringfence/cli/Version.java");
    FileTime before = Files.getLastModifiedTime(source);
    assertThat(isCurrent()).isTrue();
    try {
      Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
      assertThat(isCurrent()).isFalse();
    } finally {
      Files.setLastModifiedTime(source, before);
    }
    assertThat(isCurrent()).isTrue();
  }

  private static boolean isCurrent() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", ". scripts/is-current; is_current");
    builder.environment().put("HOME_DIR", Path.of("").toAbsolutePath().toString());
    return builder.start().waitFor() == 0;
  }

  private static String run(Path directory, Map<String, String> environment, String... line)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.directory(directory.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
