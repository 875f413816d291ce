package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be hardened is said in one line, before anything is booted or written. */
class HardenBadInputIT {
  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void units() throws IOException {
    root = folder.resolve("root");
    Path units = Files.createDirectories(root.resolve("usr/lib/systemd/system"));
    Files.writeString(units.resolve("web.service"), "[Service]\nExecStart=/bin/true\n");
    Files.writeString(units.resolve("many@.service"), "[Service]\nExecStart=/bin/true\n");
    Files.writeString(units.resolve("all.target"), "[Unit]\nDescription=All\n");
    Files.createSymbolicLink(units.resolve("gone.service"), Path.of("/dev/null"));
    Path user = Files.createDirectories(root.resolve("usr/lib/systemd/user"));
    Files.writeString(user.resolve("desktop.service"), "[Service]\nExecStart=/bin/true\n");
  }

  @Test
  void unitsThatAreNoServiceOrNotThere() {
    assertRefused("there is no unit wbe.service; did you mean web.service?", harden("wbe"));
    assertRefused(
        "gone.service is masked by /usr/lib/systemd/system/gone.service: systemctl unmask"
            + " gone.service first",
        harden("gone"));
    assertRefused(
        "all.target is a target, and only services can be tried: name the service that it starts",
        harden("all.target"));
    assertRefused(
        "many@.service: is a template: name an instance of it, such as many@x.service",
        harden("many@"));
    assertRefused(
        "desktop.service is a unit of user managers, and only services of the system can be tried:"
            + " most of the sandbox needs root",
        harden("desktop"));
    assertRefused("./no-such.service: no such file", harden("./no-such.service"));
  }

  @Test
  void optionsThatSayNothing() {
    assertRefused("there is no systemd below " + root, harden("web"));
    String[] nginx = {"nginx", "--root", DebianRoot.BOOKWORM.folder().toString()};
    assertRefused(
        "--keep is NAME=VALUE, such as PrivateTmp=no, not 'PrivateTmp'",
        run(nginx, "--keep", "PrivateTmp"));
    assertThat(run(nginx, "--keep", "PrivateTmp=perhaps").err())
        .startsWith("ringfence: --keep PrivateTmp=perhaps: 'perhaps' ");
    assertRefused(
        "--only: there is no directive 'PrivateTemp' (did you mean PrivateTmp?)",
        run(nginx, "--only", "PrivateTemp"));
    assertThat(run(nginx, "--without", "User").err())
        .startsWith("ringfence: --without User: no plan decides on it. ");
    assertThat(run(nginx, "--caution", "reckless").err())
        .startsWith("ringfence: --caution is one of careful, balanced, strict");
    assertRefused(
        "--workload is empty: give a command that uses the service", run(nginx, "--workload", " "));
    assertRefused(
        "/no/such.json: no such file or directory", run(nginx, "--profile", "/no/such.json"));
  }

  @Test
  void aProfileOfSomethingElse() throws IOException {
    Path profile = folder.resolve("cron.json");
    HardenIT.writeProfile(profile, "cron.service");
    String root = DebianRoot.BOOKWORM.folder().toString();
    assertRefused(
        profile + " is of cron.service, not of nginx.service",
        run(new String[] {"nginx", "--root", root}, "--profile", profile.toString()));
  }

  @Test
  void anOutputThatCannotBeWritten() throws IOException {
    String[] nginx = {"nginx", "--root", DebianRoot.BOOKWORM.folder().toString()};
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused(
        "--output " + file + " is a file, and not a directory", run(nginx, "-o", file.toString()));
    assertRefused(
        "--output " + file + "/out cannot be made in " + file, run(nginx, "-o", file + "/out"));
  }

  private Ringfence harden(String unit) {
    return run(new String[] {unit, "--root", root.toString()});
  }

  private static Ringfence run(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of("harden"));
    all.addAll(List.of(words));
    all.addAll(List.of(more));
    return Ringfence.run(all.toArray(String[]::new));
  }

  private static void assertRefused(String line, Ringfence result) {
    assertThat(result.err()).isEqualTo("ringfence: " + line + "\n");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
  }
}
