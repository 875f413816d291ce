package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be tried is said in one line, before anything is booted. */
class TryBadInputIT {
  @TempDir private Path root;

  @BeforeEach
  void units() throws IOException {
    Path units = Files.createDirectories(root.resolve("usr/lib/systemd/system"));
    Files.writeString(units.resolve("web.service"), "[Service]\nExecStart=/bin/true\n");
    Files.writeString(units.resolve("many@.service"), "[Service]\nExecStart=/bin/true\n");
    Files.writeString(units.resolve("each@.service"), "[Service]\nExecStart=/bin/true\n");
    Files.writeString(units.resolve("each.socket"), "[Socket]\nListenStream=9\nAccept=yes\n");
    Files.writeString(units.resolve("all.target"), "[Unit]\nDescription=All\n");
    Files.createSymbolicLink(units.resolve("gone.service"), Path.of("/dev/null"));
    Path user = Files.createDirectories(root.resolve("usr/lib/systemd/user"));
    Files.writeString(user.resolve("desktop.service"), "[Service]\nExecStart=/bin/true\n");
  }

  @Test
  void anUnknownUnitWithTheNameThatWasMeant() {
    assertRefused("there is no unit wbe.service; did you mean web.service?", "wbe");
    assertRefused("there is no unit nothing-like-it.service", "nothing-like-it");
  }

  @Test
  void aMaskedUnit() {
    assertRefused(
        "gone.service is masked by /usr/lib/systemd/system/gone.service: systemctl unmask"
            + " gone.service first",
        "gone");
  }

  @Test
  void aUserUnit() {
    assertRefused(
        "desktop.service is a unit of user managers, and only services of the system can be tried:"
            + " most of the sandbox needs root",
        "desktop");
    assertRefused(
        root
            + "/usr/lib/systemd/user/desktop.service is a unit of user managers, and only services"
            + " of the system can be tried: most of the sandbox needs root",
        root + "/usr/lib/systemd/user/desktop.service");
  }

  @Test
  void aTarget() {
    assertRefused(
        "all.target is a target, and only services can be tried: name the service that it starts",
        "all.target");
  }

  @Test
  void aTemplateWithoutAnInstance() {
    assertRefused(
        "many@.service: is a template: name an instance of it, such as many@x.service", "many@");
  }

  @Test
  void aServiceOfEachConnection() {
    for (String name : List.of("each@", "each@1")) {
      assertRefused(
          "each@.service is started once for each connection to each.socket (Accept=yes): give a"
              + " --workload that connects to it",
          name);
    }
    assertRefused(
        "each.socket is a socket, and only services can be tried: name the service that it starts",
        "each.socket");
  }

  @Test
  void aFileThatIsNoService() {
    assertRefused("./no-such.service: no such file", "./no-such.service");
    assertRefused(
        root + "/usr is not the file of a service: its name has to end in .service", root + "/usr");
  }

  @Test
  void aNameThatNoUnitCanHave() {
    assertThat(attempt("we b", "-p", "PrivateTmp=yes").err()).startsWith("ringfence: 'we b' ");
  }

  @Test
  void nothingToTry() {
    Ringfence result = attempt("web");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .isEqualTo("ringfence: there is nothing to try: give -p NAME=VALUE or --dropin FILE\n");
  }

  @Test
  void aPropertyThatIsNone() {
    assertThat(attempt("web", "-p", "PrivateTmp").err())
        .isEqualTo(
            "ringfence: -p 'PrivateTmp' is no setting: write NAME=VALUE, such as PrivateTmp=yes\n");
    assertThat(attempt("web", "-p", "Private Tmp=yes").err()).contains("is no setting");
    assertThat(attempt("web", "-p", "ProtectSytem=strict").err())
        .isEqualTo(
            "ringfence: -p ProtectSytem=: no systemd knows such a setting (did you mean"
                + " ProtectSystem?)\n");
    assertThat(attempt("web", "-p", "ConditionPathExists=/x").err())
        .isEqualTo(
            "ringfence: -p ConditionPathExists=: it belongs to [Unit], and -p sets what is in"
                + " [Service]: give a file with --dropin\n");
    assertThat(attempt("web", "-p", "ExecStart=/bin/true\nUser=x").err())
        .contains("has a line break");
  }

  @Test
  void aDropInWithMistakesInItsSyntaxNamesEachLine() throws IOException {
    Path dropIn = root.resolve("my.conf");
    Files.writeString(dropIn, "[Service]\nPrivateTmp=yes\nProtectSystem strict\n[Unit\nA=b\n");
    Ringfence result = attempt("web", "--dropin", dropIn.toString());
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err().lines())
        .hasSizeBetween(2, 3)
        .anySatisfy(line -> assertThat(line).startsWith("ringfence: " + dropIn + ":3: "))
        .anySatisfy(line -> assertThat(line).startsWith("ringfence: " + dropIn + ":4: "));
  }

  @Test
  void aDropInThatIsNotThere() {
    assertThat(attempt("web", "--dropin", "/no/such.conf").err())
        .isEqualTo("ringfence: /no/such.conf: no such file or directory\n");
    assertThat(attempt("web", "--dropin", "/usr").code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void numbersThatAreNone() {
    assertThat(attempt("web", "-p", "PrivateTmp=yes", "--timeout", "soon").err())
        .isEqualTo("ringfence: --timeout is a number from 1 to 86400, not 'soon'\n");
    assertThat(attempt("web", "-p", "PrivateTmp=yes", "--cpus", "0").code())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(attempt("web", "-p", "PrivateTmp=yes", "--workload", " ").err())
        .isEqualTo("ringfence: --workload is empty: give a command that uses the service\n");
    assertThat(attempt("web", "-p", "PrivateTmp=yes", "--upper", "/no/such").err())
        .isEqualTo("ringfence: --upper /no/such: no such directory\n");
    assertThat(attempt("web", "-p", "PrivateTmp=yes", "--exclude", "/no/such").err())
        .isEqualTo("ringfence: --exclude /no/such: no such directory in " + root + "\n");
  }

  @Test
  void moreDataThanTheCloneMayWriteLeavesTheChoiceToTheUser() throws IOException {
    Path units = root.resolve("usr/lib/systemd/system");
    Files.writeString(
        units.resolve("db.service"), "[Service]\nStateDirectory=db\nExecStart=/bin/true\n");
    Path data = Files.createDirectories(root.resolve("var/lib/db"));
    Files.createDirectories(root.resolve("etc"));
    Files.createFile(root.resolve("etc/passwd"));
    try (RandomAccessFile table = new RandomAccessFile(data.resolve("table").toFile(), "rw")) {
      table.setLength(4L << 40);
    }
    Ringfence result = attempt("db", "-p", "PrivateTmp=yes");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .matches(
            "ringfence: the service may have to copy 4096\\.0 GiB, and the clone may write"
                + " [\\d.]+ [GM]iB: (--upper \\S+ keeps [^;]+; or )?--exclude /var/lib/db starts the"
                + " service without what is in it\n");
    Ringfence without = attempt("db", "-p", "PrivateTmp=yes", "--exclude", "/var/lib/db");
    assertThat(without.err()).as("the next obstacle").startsWith("ringfence: there is no systemd");
  }

  @Test
  void aRootWithoutSystemdIsSomethingThatTheMachineLacks() {
    Ringfence result = attempt("web", "-p", "PrivateTmp=yes");
    assertThat(result.code()).isEqualTo(ExitCode.LACKING);
    assertThat(result.err()).startsWith("ringfence: there is no systemd in " + root);
  }

  private Ringfence attempt(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "try";
    all[1] = "--root";
    all[2] = root.toString();
    System.arraycopy(words, 0, all, 3, words.length);
    return Ringfence.run(all);
  }

  private void assertRefused(String line, String unit) {
    Ringfence result = attempt(unit, "-p", "PrivateTmp=yes");
    assertThat(result.err()).isEqualTo("ringfence: " + line + "\n");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
  }
}
