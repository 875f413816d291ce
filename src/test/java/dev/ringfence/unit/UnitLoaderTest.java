package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitLoaderTest {
  @TempDir Path directory;

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void link(String path, String target) throws IOException {
    Path file = directory.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, Path.of(target));
  }

  private Loading load(String name) {
    return new UnitLoader(UnitPath.system(new Root(directory))).load(UnitName.of(name));
  }

  private Unit loaded(String name) {
    Loading loading = load(name);
    assertThat(loading).isInstanceOf(Loading.Loaded.class);
    return ((Loading.Loaded) loading).unit();
  }

  private List<String> dropIns(String name) {
    return loaded(name).dropIns().stream().map(Path::toString).toList();
  }

  @Test
  void etcComesBeforeRunBeforeUsr() throws IOException {
    write("/usr/lib/systemd/system/a.service", "[Service]\nUser=usr\n");
    write("/usr/lib/systemd/system/b.service", "[Service]\nUser=usr\n");
    write("/run/systemd/system/a.service", "[Service]\nUser=run\n");
    write("/run/systemd/system/b.service", "[Service]\nUser=run\n");
    write("/etc/systemd/system/a.service", "[Service]\nUser=etc\n");
    assertThat(loaded("a.service").fragment()).isEqualTo(Path.of("/etc/systemd/system/a.service"));
    assertThat(loaded("b.service").settings("Service", "User"))
        .extracting(Setting::value)
        .containsExactly("run");
  }

  @Test
  void dropInsOfEveryKindAreReadInTheOrderOfTheirNames() throws IOException {
    write("/usr/lib/systemd/system/foo-bar.service", "[Service]\nUser=a\n");
    write("/usr/lib/systemd/system/service.d/50-type.conf", "[Service]\nUser=type\n");
    write("/etc/systemd/system/foo-.service.d/40-prefix.conf", "[Service]\nUser=prefix\n");
    write("/run/systemd/system/foo-bar.service.d/60-own.conf", "[Service]\nUser=own\n");
    write("/run/systemd/system/foo-bar.service.d/.hidden.conf", "[Service]\nUser=own\n");
    write("/run/systemd/system/foo-bar.service.d/note.txt", "[Service]\nUser=own\n");
    assertThat(dropIns("foo-bar.service"))
        .containsExactly(
            "/etc/systemd/system/foo-.service.d/40-prefix.conf",
            "/usr/lib/systemd/system/service.d/50-type.conf",
            "/run/systemd/system/foo-bar.service.d/60-own.conf");
    assertThat(loaded("foo-bar.service").settings("Service", "User"))
        .extracting(Setting::value)
        .containsExactly("a", "prefix", "type", "own");
  }

  @Test
  void theDirectoryBeforeMasksDropInsOfTheSameName() throws IOException {
    write("/usr/lib/systemd/system/foo-bar.service", "[Service]\nUser=a\n");
    write("/usr/lib/systemd/system/foo-bar.service.d/x.conf", "[Service]\nUser=own\n");
    write("/etc/systemd/system/foo-.service.d/x.conf", "[Service]\nUser=prefix\n");
    write("/etc/systemd/system/service.d/x.conf", "[Service]\nUser=type\n");
    assertThat(dropIns("foo-bar.service"))
        .containsExactly("/etc/systemd/system/foo-.service.d/x.conf");
  }

  @Test
  void anEmptyDropInMasksOneOfTheSameName() throws IOException {
    write("/usr/lib/systemd/system/foo.service", "[Service]\nUser=a\n");
    write("/usr/lib/systemd/system/foo.service.d/x.conf", "[Service]\nUser=own\n");
    write("/usr/lib/systemd/system/foo.service.d/y.conf", "[Service]\nUser=own\n");
    write("/etc/systemd/system/foo.service.d/x.conf", "");
    link("/etc/systemd/system/foo.service.d/y.conf", "/dev/null");
    assertThat(loaded("foo.service").settings()).extracting(Setting::value).containsExactly("a");
  }

  @Test
  void instancesReadTheDropInsOfTheirTemplateAndPrefixes() throws IOException {
    write("/usr/lib/systemd/system/foo-bar@.service", "[Service]\nUser=%i\n");
    for (String name :
        List.of("foo-bar@x", "foo-bar@", "foo-@x", "foo-@", "foo-", "foo-bar@y", "foo-bar")) {
      write("/etc/systemd/system/" + name + ".service.d/" + name + ".conf", "[Service]\nA=1\n");
    }
    assertThat(dropIns("foo-bar@x.service"))
        .extracting(file -> file.substring(file.lastIndexOf('/') + 1))
        .containsExactly(
            "foo-.conf", "foo-@.conf", "foo-@x.conf", "foo-bar@.conf", "foo-bar@x.conf");
  }

  @Test
  void aliasesLeadToTheUnitAndBringTheirDropIns() throws IOException {
    write("/usr/lib/systemd/system/foo.service", "[Service]\nUser=a\n");
    link("/etc/systemd/system/bar.service", "/usr/lib/systemd/system/foo.service");
    write("/etc/systemd/system/bar.service.d/b.conf", "[Service]\nUser=b\n");
    Unit unit = loaded("bar.service");
    assertThat(unit.name()).hasToString("foo.service");
    assertThat(unit.aliases()).containsExactly(UnitName.of("bar.service"));
    assertThat(dropIns("foo.service")).containsExactly("/etc/systemd/system/bar.service.d/b.conf");
  }

  @Test
  void linksOutOfTheUnitPathAreFollowedInsideTheRoot() throws IOException {
    write("/opt/app/real.service", "[Service]\nUser=a\n");
    link("/etc/systemd/system/foo.service", "/opt/app/real.service");
    assertThat(loaded("foo.service").name()).hasToString("foo.service");
    link("/etc/systemd/system/out.service", "../../../../../../../../../etc/passwd");
    assertThat(load("out.service")).isInstanceOf(Loading.Bad.class);
  }

  @Test
  void emptyFilesAndLinksToDevNullMask() throws IOException {
    write("/usr/lib/systemd/system/foo.service", "[Service]\nUser=a\n");
    write("/usr/lib/systemd/system/bar.service", "[Service]\nUser=a\n");
    write("/etc/systemd/system/foo.service", "");
    Path mask = directory.resolve("etc/systemd/system/bar.service");
    Files.createDirectories(mask.getParent());
    Files.createSymbolicLink(mask, Path.of("/dev/null"));
    assertThat(load("foo.service")).isInstanceOf(Loading.Masked.class);
    assertThat(load("bar.service")).isInstanceOf(Loading.Masked.class);
  }

  @Test
  void aMissingUnitNamesThoseThatMayBeMeant() throws IOException {
    write("/usr/lib/systemd/system/nginx.service", "[Service]\nUser=a\n");
    assertThat(load("ngnix.service"))
        .isInstanceOfSatisfying(
            Loading.NotFound.class,
            missing ->
                assertThat(missing.message())
                    .isEqualTo("there is no unit ngnix.service; did you mean nginx.service?"));
  }

  @Test
  void settingsAreFoundByFileAndLine() throws IOException {
    write("/etc/systemd/system/foo.service", "[Service]\nUser=a\nGroup=b\n");
    Path file = Path.of("/etc/systemd/system/foo.service");
    Unit unit = loaded("foo.service");
    assertThat(unit.settingAt(new Location(file, 3))).map(Setting::value).contains("b");
    assertThat(unit.settingAt(new Location(file, 1))).isEmpty();
  }

  @Test
  void oneMoreDropInIsReadWhereItsNamePutsIt() throws IOException {
    write("/usr/lib/systemd/system/foo.service", "[Service]\nUser=a\n");
    write("/etc/systemd/system/foo.service.d/20.conf", "[Service]\nUser=b\n");
    write("/etc/systemd/system/foo.service.d/90.conf", "[Service]\nUser=c\n");
    Path path = Path.of("/etc/systemd/system/foo.service.d/50-ringfence.conf");
    UnitFile dropIn = UnitFile.parse(path, "[Service]\nUser=new\n", UnitType.SERVICE);
    Unit with = loaded("foo.service").with(dropIn);
    assertThat(with.settings()).extracting(Setting::value).containsExactly("a", "b", "new", "c");
    assertThat(with.with(dropIn)).isEqualTo(with);
  }
}
