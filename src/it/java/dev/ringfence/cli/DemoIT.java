package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringfence demo}, the first command of the README. */
class DemoIT {
  @TempDir private Path folder;

  @Test
  void byDefaultAServerThatCompilesWhileItRuns() throws Exception {
    Ringfence demo = Ringfence.run("demo", "-o", folder.resolve("out").toString());
    assertThat(demo.code()).as(demo.err()).isZero();
    assertThat(demo.out())
        .startsWith("demo-jwebserver.service works under this sandbox: its workload passed and")
        .contains("exposure  9.6 UNSAFE  ->  1.");
    assertThat(Files.readString(folder.resolve("out/50-ringfence.conf")).replace("\n#  ", " "))
        .doesNotContain("\nMemoryDenyWriteExecute=")
        .contains("MemoryDenyWriteExecute=: jwebserver mapped writable and executable memory");
    assertThat(Path.of("/etc/systemd/system/demo-jwebserver.service")).doesNotExist();
    assertThat(Path.of("/run/systemd/system/demo-jwebserver.service")).doesNotExist();
  }

  @Test
  void orAServiceOfADebianRoot() {
    Ringfence demo =
        Ringfence.run("demo", "nginx", "--format", "json", "-o", folder.resolve("x").toString());
    assertThat(demo.code()).as(demo.err()).isZero();
    assertThat(demo.out())
        .contains("\"unit\":\"nginx.service\",\"outcome\":\"works\",\"exposureBefore\":\"9.6\"");
  }

  @Test
  void anUnknownServiceIsNamed() {
    Ringfence demo = Ringfence.run("demo", "ngnix");
    assertThat(demo.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(demo.err())
        .isEqualTo(
            "ringfence: there is no demo of 'ngnix' (did you mean nginx?); see ringfence demo"
                + " --help\n");
  }
}
