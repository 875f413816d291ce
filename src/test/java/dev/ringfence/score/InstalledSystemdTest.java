package dev.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which systemd a root has, told by what the distributions leave in it. */
class InstalledSystemdTest {
  @TempDir Path root;

  private Systemd installed() {
    return InstalledSystemd.in(new Root(root)).orElseThrow();
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void seccomp(String directory, String release) throws IOException {
    Files.createDirectories(root.resolve(directory));
    Files.createSymbolicLink(
        root.resolve(directory + "/libseccomp.so.2"), Path.of("libseccomp.so." + release));
  }

  private static String status(String systemdVersion) {
    return "Package: libsystemd0\nStatus: install ok installed\nVersion: 1.2.3\n\n"
        + "Package: systemd\nStatus: install ok installed\nArchitecture: amd64\nVersion: "
        + systemdVersion
        + "\nDepends: systemd\n\nPackage: systemd-sysv\nVersion: 9.9\n";
  }

  @Test
  void debianHasItsPointReleaseInTheDatabaseOfPackages() throws IOException {
    file("usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-252.so", "");
    file("var/lib/dpkg/status", "x".repeat(100_000) + "\n\n" + status("252.38-1~deb12u1"));
    seccomp("usr/lib/x86_64-linux-gnu", "2.5.4");
    Systemd systemd = installed();
    assertThat(systemd.version()).isEqualTo(new SystemdVersion(252, 38));
    assertThat(systemd.libseccomp()).isEqualTo("2.5.4");
    assertThat(systemd.architecture()).isEqualTo(Architecture.X86_64);
    assertThat(systemd.hasSeccomp()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "usr/lib64/systemd/libsystemd-shared-257.9-2.fc42.so, 257.9",
    "usr/lib/systemd/libsystemd-shared-258.1-1.so, 258.1",
    "usr/lib/systemd/libsystemd-shared-262.so, 262"
  })
  void othersHaveItInTheNameOfTheLibrary(String library, String release) throws IOException {
    file(library, "");
    assertThat(installed().version()).isEqualTo(SystemdVersion.parse(release).orElseThrow());
  }

  @Test
  void anArmRootIsJudgedByArmsSystemCalls() throws IOException {
    file("usr/lib/aarch64-linux-gnu/systemd/libsystemd-shared-257.so", "");
    seccomp("usr/lib/aarch64-linux-gnu", "2.6.0");
    assertThat(installed().architecture()).isEqualTo(Architecture.AARCH64);
    assertThat(installed().libseccomp()).isEqualTo("2.6.0");
  }

  @Test
  void withoutALinkToLibseccompTheUsualReleaseIsTaken() throws IOException {
    file("usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-252.so", "");
    file("var/lib/dpkg/status", status("252.38-1~deb12u1"));
    assertThat(installed().libseccomp()).isEqualTo("2.5.4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Package: systemd\n",
        "\nPackage: systemd\nVersion: 252.38",
        "\nPackage: systemd\n\nPackage: x\nVersion: 252.7\n",
        "\nPackage: systemd\nVersion: nonsense\n",
        "\nPackage: systemd\nVersion: 257.13-1\n"
      })
  void aDatabaseThatSaysNothingOfItLeavesTheMajorVersion(String status) throws IOException {
    file("usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-252.so", "");
    file("var/lib/dpkg/status", status);
    assertThat(installed().version()).isEqualTo(SystemdVersion.of(252));
  }

  @Test
  void thereMayBeNone() throws IOException {
    assertThat(InstalledSystemd.in(new Root(root))).isEmpty();
    file("usr/lib/systemd/libsystemd-shared-x.so", "");
    file("usr/lib/systemd/other-252.so", "");
    assertThat(InstalledSystemd.in(new Root(root))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "systemd 252 (252.38-1~deb12u1), 252.38",
    "systemd 262 (262.1), 262.1",
    "systemd 239, 239",
    "systemd, ",
    "'', "
  })
  void whatItSaysOfItselfIsRead(String said, String release) {
    assertThat(InstalledSystemd.releaseIn(said))
        .isEqualTo(Optional.ofNullable(release).flatMap(SystemdVersion::parse));
  }

  @ParameterizedTest
  @CsvSource({
    "abcabd, abd, 0, 3",
    "abcabd, abd, 4, -1",
    "aaa, a, 1, 1",
    "aaa, aaaa, 0, -1",
    "ab, ab, 0, 0",
    "xabxab, ab, 2, 4"
  })
  void textIsFoundInBytes(String in, String text, int from, int at) {
    assertThat(ByteSearch.find(in.getBytes(StandardCharsets.US_ASCII), text, from)).isEqualTo(at);
  }
}
