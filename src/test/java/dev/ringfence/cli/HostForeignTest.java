package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ringfence.host.TinyProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringfence host --foreign} on a root that is too small to boot. */
class HostForeignTest {
  @TempDir Path root;

  @BeforeEach
  void aRootWithASystemd() throws IOException {
    write("/usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-257.so", "");
  }

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path program(String path, byte[] bytes) throws IOException {
    Path file = Files.write(write(path, ""), bytes);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Said foreign(String... more) {
    return Said.at(false, 160, concat(new Object[] {"host", "--foreign", "--root", root}, more));
  }

  private static Object[] concat(Object[] one, Object[] other) {
    Object[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Test
  void aMachineWithoutForeignProgramsIsSafe() throws IOException {
    Files.copy(Path.of("/bin/true"), root.resolve("true"));
    write("/x32.txt", "no program");
    Said said = foreign();
    assertThat(said.code()).isZero();
    assertThat(said.out()).startsWith("SystemCallArchitectures=native ").contains("3 files in");
    assertThat(said.out()).doesNotContain("PROGRAM");
  }

  @Test
  void aProgramIsNamedWithItsPackageItsServiceAndItsTimer() throws IOException {
    program("/usr/bin/old", TinyProgram.I386.bytes());
    write("/var/lib/dpkg/info/oldtool:i386.list", "/.\n/usr/bin\n/usr/bin/old\n");
    write("/usr/lib/systemd/system/old-daily.service", "[Service]\nExecStart=-/usr/bin/old -v\n");
    write("/usr/lib/systemd/system/cleaning.timer", "[Timer]\nUnit=old-daily.service\n");
    Said said = foreign();
    assertThat(said.out())
        .containsPattern(" x86 +/usr/bin/old +oldtool:i386 +old-daily.service, cleaning.timer\n");
    // Only where the kernel runs 32-bit programs is there something to lose.
    boolean runs = said.out().contains("would end 1 program\n");
    assertThat(said.code()).isEqualTo(runs ? ExitCode.FINDING : ExitCode.GOOD);
  }

  @Test
  void pathsFromBeforeUsrWasMergedAndDiversionsAreKnown() throws IOException {
    program("/usr/bin/one", TinyProgram.I386.bytes());
    program("/usr/bin/two.real", TinyProgram.I386.bytes());
    write("/var/lib/dpkg/info/one.list", "/bin/one\n");
    write("/var/lib/dpkg/info/two.list", "/usr/bin/two\n");
    write("/var/lib/dpkg/diversions", "/usr/bin/two\n/usr/bin/two.real\nother\n");
    assertThat(foreign().out())
        .containsPattern("/usr/bin/one +one *\n")
        .containsPattern("/usr/bin/two.real +two *\n");
  }

  @Test
  void whatCannotRunSaysWhy() throws IOException {
    byte[] arm = TinyProgram.I386.bytes();
    arm[18] = 40;
    program("/opt/arm", arm);
    Files.setPosixFilePermissions(
        program("/opt/data", TinyProgram.I386.bytes()),
        PosixFilePermissions.fromString("rw-r--r--"));
    Said said = foreign();
    assertThat(said.code()).isZero();
    assertThat(said.out()).containsPattern("no: nobody may execute it +x86 +/opt/data +none");
    assertThat(said.out()).containsPattern("no: .* +arm +/opt/arm +none");
  }

  @Test
  void aLibraryIsNoProgramAndADamagedFileNoReasonToStop() throws IOException {
    byte[] library = TinyProgram.I386.bytes();
    library[16] = 3;
    program("/usr/lib/i386-linux-gnu/libold.so.1", library);
    program("/opt/cut", Arrays.copyOf(TinyProgram.I386.bytes(), 24));
    Said said = foreign();
    assertThat(said.out()).contains("Libraries: 1 of no package (x86)\n");
    assertThat(said.out()).containsPattern(" x86 +/opt/cut +none");
  }

  @Test
  void multilibAndWineAreTold() throws IOException {
    write("/var/lib/dpkg/arch", "amd64\ni386\n");
    write(
        "/var/lib/dpkg/status",
        """
        Package: wine32
        Status: install ok installed
        Architecture: i386

        Package: libc6-i386
        Status: install ok installed
        Architecture: amd64

        Package: wine64
        Status: deinstall ok config-files
        Architecture: amd64

        """);
    write("/home/u/.wine/drive_c/windows/win.ini", "");
    assertThat(foreign().out())
        .containsPattern("added architecture +i386\n")
        .containsPattern("Wine +package wine32:i386\n")
        .containsPattern("multilib +package libc6-i386\n")
        .containsPattern("Wine prefix +/home/u/.wine/drive_c\n")
        .doesNotContain("wine64");
  }

  @Test
  void namesThatAreNoTextAndWhatIsNoFileDoNotMatter() throws Exception {
    Path tiny = program("/tiny", TinyProgram.I386.bytes());
    String script =
        "cp \"$1\" \"$(printf 'bad\\377')\"; cp \"$1\" \"$(printf 'two\\nlines')\"; ln -s /nowhere x;"
            + " ln -s . circle; mkfifo pipe; mknod zero c 1 5; mkdir locked; chmod 0 locked";
    Process shell =
        new ProcessBuilder("sh", "-c", script, "sh", tiny.toString())
            .directory(root.toFile())
            .start();
    assumeThat(shell.waitFor()).as("needs to be root to make a device").isZero();
    Said said = foreign("--format", "json");
    assertThat(said.out())
        .contains("\"path\":\"/bad\\\\xff\",\"architecture\":\"x86\"")
        .contains("\"path\":\"/two\\\\x0alines\",\"architecture\":\"x86\"")
        .contains("\"files\":4,");
  }
}
