package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd reads of system.conf; {@code ManagerConfIT} asks real ones. */
class ManagerConfTest {
  @TempDir Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ManagerConf read(int version) {
    return ManagerConf.read(new Root(root), SystemdVersion.of(version));
  }

  private List<String> settings(int version) {
    return read(version).settings().stream()
        .map(setting -> setting.location() + " " + setting.key() + "=" + setting.value())
        .toList();
  }

  @Test
  void dropInsComeAfterTheMainFileByNameWhateverTheirDirectory() throws IOException {
    write("/etc/systemd/system.conf", "# first\n[Manager]\nLogLevel=info\n");
    write("/etc/systemd/system.conf.d/20-b.conf", "[Manager]\nLogLevel=etc\n");
    write("/usr/lib/systemd/system.conf.d/10-a.conf", "[Manager]\nLogLevel=usr\n");
    write("/run/systemd/system.conf.d/30-c.conf", "[Manager]\n\nLogLevel=run\n");
    assertThat(settings(252))
        .containsExactly(
            "/etc/systemd/system.conf:3 LogLevel=info",
            "/usr/lib/systemd/system.conf.d/10-a.conf:2 LogLevel=usr",
            "/etc/systemd/system.conf.d/20-b.conf:2 LogLevel=etc",
            "/run/systemd/system.conf.d/30-c.conf:3 LogLevel=run");
  }

  @Test
  void ofTwoDropInsWithOneNameEtcsCountsAndAnEmptyOneMasks() throws IOException {
    write("/usr/lib/systemd/system.conf.d/a.conf", "[Manager]\nLogLevel=usr\n");
    write("/run/systemd/system.conf.d/a.conf", "[Manager]\nLogLevel=run\n");
    write("/usr/lib/systemd/system.conf.d/b.conf", "[Manager]\nLogLevel=usr\n");
    write("/etc/systemd/system.conf.d/b.conf", "");
    write("/usr/lib/systemd/system.conf.d/c.conf", "[Manager]\nLogLevel=usr\n");
    Files.createSymbolicLink(
        root.resolve("etc/systemd/system.conf.d/c.conf"), Path.of("/dev/null"));
    assertThat(settings(257)).containsExactly("/run/systemd/system.conf.d/a.conf:2 LogLevel=run");
  }

  @Test
  void theMainFileMayBeInUsrFrom255On() throws IOException {
    write("/usr/lib/systemd/system.conf", "[Manager]\nLogLevel=usr\n");
    assertThat(settings(254)).isEmpty();
    assertThat(settings(255)).containsExactly("/usr/lib/systemd/system.conf:2 LogLevel=usr");
  }

  @Test
  void whatSystemdSkipsIsToldWithItsLine() throws IOException {
    write("/etc/systemd/system.conf", "[Service]\nLogLevel=x\n[Manager]\nnonsense\nLogLevel=y\n");
    ManagerConf conf = read(257);
    assertThat(conf.settings()).extracting(Setting::value).containsExactly("y");
    assertThat(conf.problems())
        .extracting(Problem::describe)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(
                        "/etc/systemd/system.conf:1: unknown section [Service] in a configuration"
                            + " of systemd: systemd skips all of it"),
            second -> assertThat(second).startsWith("/etc/systemd/system.conf:4: "));
  }

  @Test
  void linksThatLeadNowhereAndDirectoriesAreNoStackTrace() throws IOException {
    Files.createDirectories(root.resolve("etc/systemd/system.conf.d/dir.conf"));
    Files.createSymbolicLink(
        root.resolve("etc/systemd/system.conf.d/gone.conf"), Path.of("/nowhere"));
    Files.createSymbolicLink(
        root.resolve("etc/systemd/system.conf.d/loop.conf"), Path.of("loop.conf"));
    assertThat(read(257).problems())
        .extracting(Problem::describe)
        .containsExactly(
            "/etc/systemd/system.conf.d/gone.conf: is a link to a file that does not exist",
            "/etc/systemd/system.conf.d/loop.conf: is a link that goes round in circles");
  }
}
