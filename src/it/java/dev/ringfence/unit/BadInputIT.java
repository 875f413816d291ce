package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bad input that takes long to make, or another user to meet. */
class BadInputIT {
  @TempDir Path directory;

  private static Loading review(Path file) {
    return new UnitReview(UnitPath.system(Root.HOST), "x", UnitReview.HostDropIns.LEFT_OUT)
        .load(file);
  }

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void aHundredThousandDropInsAreOneLineAndTheNextUnitLoads() throws IOException {
    Path file = Files.writeString(directory.resolve("x.service"), "[Service]\nA=1\n");
    Path other = Files.writeString(directory.resolve("y.service"), "[Service]\nA=1\n");
    Path dropIns = Files.createDirectory(directory.resolve("x.service.d"));
    Path one = directory.resolve("one");
    for (int i = 0; i < 100_000; i++) {
      if (i % 30_000 == 0) {
        // A file has room for some ten thousand names only.
        Files.deleteIfExists(one);
        Files.writeString(one, "[Service]\nA=2\n");
      }
      Files.createLink(dropIns.resolve(i + ".conf"), one);
    }
    assertThat(review(file))
        .isInstanceOfSatisfying(
            Loading.Bad.class,
            bad ->
                assertThat(bad.problem().describe())
                    .isEqualTo(
                        dropIns.resolve("0.conf")
                            + ": is the first of 100000 drop-ins for x.service: more than 10000"
                            + " are not read"));
    assertThat(review(other)).isInstanceOf(Loading.Loaded.class);
  }

  @Test
  void whoMayNotReadAFileIsToldSo() throws IOException, InterruptedException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path file = Files.writeString(directory.resolve("x.service"), "[Service]\nA=1\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Path closed = Files.createDirectory(directory.resolve("closed"));
    Files.writeString(closed.resolve("y.service"), "[Service]\nA=1\n");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Path classes = copyOfClasses();
    assertThat(asNobody(classes, "score", closed + "/y.service"))
        .contains(closed + ": permission denied: run as root, or make it readable");
    assertThat(asNobody(classes, "score", file.toString(), closed.toString()))
        .contains(file + ": permission denied: run as root, or make it readable")
        .contains(closed + ": permission denied: run as root, or make it readable")
        .doesNotContain("Exception");
  }

  private Path copyOfClasses() throws IOException, InterruptedException {
    Path classes = directory.resolve("classes");
    run(List.of("cp", "-r", "target/classes", classes.toString()));
    run(List.of("cp", "-r", "target/lib", directory.resolve("lib").toString()));
    run(List.of("chmod", "-R", "a+rX", classes.toString(), directory + "/lib"));
    return classes;
  }

  private String asNobody(Path classes, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                classes + ":" + directory + "/lib/*",
                "dev.ringfence.cli.Main"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
