package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringfence host} on a root that is too small to boot. */
class HostCommandTest {
  @TempDir Path root;

  @BeforeEach
  void aRootWithASystemd() throws IOException {
    write("/usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-257.so", "");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Said host() {
    return Said.at(false, 100, "host", "--root", root);
  }

  @Test
  void theLastAssignmentCountsAndItsPlaceIsTold() throws IOException {
    write("/etc/systemd/system.conf", "[Manager]\nDefaultIOAccounting=yes\n");
    write("/run/systemd/system.conf.d/x.conf", "[Manager]\n#\nDefaultIOAccounting=off\n");
    assertThat(host().out())
        .containsPattern("DefaultIOAccounting= +no +/run/systemd/system.conf.d/x.conf:3\n")
        .containsPattern("DefaultMemoryAccounting= +yes +default\n");
  }

  @Test
  void architecturesAddUpAndAnEmptyValueResets() throws IOException {
    write("/etc/systemd/system.conf", "[Manager]\nSystemCallArchitectures=x86\n");
    write("/etc/systemd/system.conf.d/a.conf", "[Manager]\nSystemCallArchitectures=native\n");
    assertThat(host().out()).containsPattern("SystemCallArchitectures= +native x86 ");
    write(
        "/etc/systemd/system.conf.d/b.conf",
        "[Manager]\nSystemCallArchitectures=\nSystemCallArchitectures=native\n");
    assertThat(host().out())
        .containsPattern("SystemCallArchitectures= +native +/etc/systemd/system.conf.d/b.conf:3\n");
  }

  @Test
  void kernelSettingsOfARootAreWhatItsSysctlFilesSay() throws IOException {
    write("/usr/lib/sysctl.d/50-default.conf", "kernel.dmesg_restrict = 0\n");
    write("/etc/sysctl.d/60-own.conf", "# hide\n-kernel/dmesg_restrict=1\n");
    write("/etc/fstab", "proc /proc proc defaults,hidepid=invisible 0 0\n");
    assertThat(host().out())
        .containsPattern("kernel.dmesg_restrict +1 +/etc/sysctl.d/60-own.conf:2\n")
        .containsPattern("hidepid of /proc +invisible +/etc/fstab\n")
        .containsPattern("kernel.yama.ptrace_scope +- +no file of the root sets it\n");
  }

  @Test
  void whatIsOpenComesWithWhatItWouldBringAndBreak() throws IOException {
    write("/etc/systemd/system.conf.d/a.conf", "[Manager]\nSystemCallArchitectures=native\n");
    String out = host().out();
    assertThat(out).contains("What could be set:\nDefaultIOAccounting=\n  brings  ");
    assertThat(out.substring(out.indexOf("What could be set")))
        .doesNotContain("SystemCallArchitectures");
  }

  @Test
  void whatCouldNotBeTriedIsNotGuessed() {
    assertThat(host().out())
        .containsPattern("not tried +SystemCallFilter=~mkdir mkdirat +seccomp; ")
        .doesNotContainPattern("(?m)^(yes|NO) ");
    assertThat(host().code()).isZero();
  }

  @Test
  void badLinesAreToldAndNoReasonToStop() throws IOException {
    write("/etc/systemd/system.conf", "[Manager]\nDefaultIOAccounting=perhaps\nnonsense\n");
    Said printed = host();
    assertThat(printed.err()).startsWith("ringfence: /etc/systemd/system.conf:3: ");
    assertThat(printed.out()).containsPattern("DefaultIOAccounting= +no +default\n");
  }

  @Test
  void jsonHoldsTheSame() throws IOException {
    write("/etc/systemd/system.conf", "[Manager]\nDefaultIOAccounting=yes\n");
    Said printed = Said.at(false, 100, "host", "--root", root, "--format", "json");
    assertThat(printed.code()).isZero();
    assertThat(printed.out())
        .contains(
            "{\"name\":\"DefaultIOAccounting=\",\"value\":\"yes\","
                + "\"source\":\"/etc/systemd/system.conf:2\",\"state\":\"strict\"")
        .contains("\"result\":\"not-tried\"");
  }

  @Test
  void aRootThatIsNoneIsOneLine() {
    Said printed = Said.at(false, 100, "host", "--root", root.resolve("none"));
    assertThat(printed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(printed.err())
        .isEqualTo("ringfence: " + root.resolve("none") + ": there is no such directory\n");
  }
}
