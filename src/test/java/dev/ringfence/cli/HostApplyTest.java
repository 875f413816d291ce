package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringfence host --apply} and {@code --rollback}. */
class HostApplyTest {
  @TempDir Path root;
  private Path file;

  @BeforeEach
  void aRootWithASystemd() throws IOException {
    write("/usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-257.so", "");
    file = root.resolve("etc/systemd/system.conf.d/50-ringfence.conf");
  }

  private void write(String path, String text) throws IOException {
    Path target = root.resolve(path.substring(1));
    Files.createDirectories(target.getParent());
    Files.writeString(target, text);
  }

  private Said host(Object... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = "host";
    all[1] = "--root";
    all[2] = root;
    System.arraycopy(words, 0, all, 3, words.length);
    return Said.by(all);
  }

  @Test
  void bothAreWrittenAndItSaysWhatIsStillToDo() {
    Said said = host("--apply", "native,accounting");
    assertThat(said.code()).isZero();
    assertThat(file)
        .content()
        .isEqualTo(
            """
            [Manager]
            SystemCallArchitectures=
            SystemCallArchitectures=native
            DefaultCPUAccounting=yes
            DefaultMemoryAccounting=yes
            DefaultTasksAccounting=yes
            DefaultIOAccounting=yes
            DefaultIPAccounting=yes
            """);
    assertThat(said.out())
        .startsWith("wrote /etc/systemd/system.conf.d/50-ringfence.conf\n")
        .contains("native: systemctl daemon-reexec", "only with a reboot", "\naccounting: ")
        .endsWith("to take it back: ringfence host --rollback\n");
    assertThat(host("--apply", "native").out()).startsWith("it was there already: ");
  }

  @Test
  void itIsTakenBack() {
    host("--apply", "accounting");
    host("--apply", "native");
    Said said = host("--rollback");
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("50-ringfence.conf is gone");
    assertThat(file).doesNotExist();
    assertThat(host("--rollback").code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Said.by("status", "--root", root, "--log").out())
        .contains("begun", "rolled-back", "system.conf");
  }

  @Test
  void linesOfOthersStayAndComeBack() throws IOException {
    String old = "# mine\n[Manager]\nLogLevel=debug\nDefaultIPAccounting=no\n";
    write("/etc/systemd/system.conf.d/50-ringfence.conf", old);
    host("--apply", "accounting");
    assertThat(file).content().startsWith("# mine\n[Manager]\nLogLevel=debug\n");
    assertThat(file).content().contains("DefaultIPAccounting=yes").doesNotContain("=no");
    assertThat(host("--rollback").out()).contains("is what it was before");
    assertThat(file).hasContent(old);
  }

  @Test
  void whatSomebodyElseChangedIsNotTakenBack() throws IOException {
    host("--apply", "accounting");
    Files.writeString(file, "[Manager]\nLogLevel=debug\n");
    Said said = host("--rollback");
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).contains("was changed since Ringfence wrote it").hasLineCount(1);
    assertThat(file).hasContent("[Manager]\nLogLevel=debug\n");
  }

  @Test
  void aLaterFileThatSaysOtherwiseIsAFinding() throws IOException {
    write("/run/systemd/system.conf.d/90.conf", "[Manager]\nDefaultIOAccounting=no\n");
    Said said = host("--apply", "accounting");
    assertThat(said.code()).isEqualTo(ExitCode.FINDING);
    assertThat(said.out())
        .contains(
            "/run/systemd/system.conf.d/90.conf:2 comes later and says DefaultIOAccounting=no");
  }

  @Test
  void whatCannotBeIsOneLine() throws IOException {
    assertThat(host("--apply", "nativ").err())
        .isEqualTo(
            "ringfence: --apply takes native, accounting, or both with a comma, not 'nativ'\n");
    assertThat(host("--apply", "native", "--foreign").code()).isEqualTo(ExitCode.BAD_INPUT);
    Files.createDirectories(root.resolve("elsewhere"));
    Files.createDirectories(root.resolve("etc/systemd"));
    Files.createSymbolicLink(root.resolve("etc/systemd/system.conf.d"), Path.of("/elsewhere"));
    Said said = host("--apply", "native");
    assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).contains("goes through a symbolic link").hasLineCount(1);
  }
}
