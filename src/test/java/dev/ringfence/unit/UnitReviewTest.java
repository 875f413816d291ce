package dev.ringfence.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.unit.UnitReview.HostDropIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitReviewTest {
  @TempDir Path directory;

  private Path write(String path, String text) throws IOException {
    Path file = directory.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Loading review(Path file, HostDropIns hostDropIns) {
    UnitPath host = UnitPath.system(Root.HOST);
    Path unitDirectory = directory.resolve("host");
    UnitPath path = new UnitPath(Root.HOST, java.util.List.of(unitDirectory), host.scope());
    return new UnitReview(path, "x", hostDropIns).load(file);
  }

  private static Unit unit(Loading loading) {
    assertThat(loading).isInstanceOf(Loading.Loaded.class);
    return ((Loading.Loaded) loading).unit();
  }

  @Test
  void dropInsBesideTheFileCountAndThoseOfTheHostDoNot() throws IOException {
    Path file = write("/a/foo.service", "[Service]\nUser=a\n");
    write("/a/foo.service.d/own.conf", "[Service]\nUser=own\n");
    write("/a/service.d/type.conf", "[Service]\nUser=type\n");
    write("/host/foo.service.d/host.conf", "[Service]\nUser=host\n");
    assertThat(unit(review(file, HostDropIns.LEFT_OUT)).settings())
        .extracting(Setting::value)
        .containsExactly("a", "own", "type");
    assertThat(unit(review(file, HostDropIns.INCLUDED)).settings())
        .extracting(Setting::value)
        .containsExactly("a", "host", "own", "type");
  }

  @Test
  void anInstalledFileHasTheDropInsOfTheHost() throws IOException {
    Path file = write("/host/foo.service", "[Service]\nUser=a\n");
    write("/host/foo.service.d/host.conf", "[Service]\nUser=host\n");
    assertThat(unit(review(file, HostDropIns.LEFT_OUT)).settings())
        .extracting(Setting::value)
        .containsExactly("a", "host");
  }

  @Test
  void twoFilesOfOneNameDoNotMix() throws IOException {
    Path a = write("/a/foo.service", "[Service]\nUser=a\n");
    Path b = write("/b/foo.service", "[Service]\nUser=b\n");
    UnitReview review =
        new UnitReview(UnitPath.system(Root.HOST), "x", UnitReview.HostDropIns.LEFT_OUT);
    assertThat(unit(review.load(a)).settings().getFirst().value()).isEqualTo("a");
    assertThat(unit(review.load(b)).settings().getFirst().value()).isEqualTo("b");
  }

  @Test
  void templatesGetTheInstanceAndInstancesTheirTemplate() throws IOException {
    Path template = write("/a/foo@.service", "[Service]\nUser=a\n");
    assertThat(unit(review(template, HostDropIns.LEFT_OUT)).name()).hasToString("foo@x.service");
    Path instance = template.resolveSibling("foo@bar.service");
    assertThat(unit(review(instance, HostDropIns.LEFT_OUT)).name()).hasToString("foo@bar.service");
  }

  @Test
  void filesOfUsersAreKnownByTheirDirectory() throws IOException {
    Path user = write("/usr/lib/systemd/user/foo.service", "[Service]\nUser=a\n");
    Path system = write("/usr/lib/systemd/system/foo.service", "[Service]\nUser=a\n");
    assertThat(unit(review(user, HostDropIns.LEFT_OUT)).scope()).isEqualTo(UnitScope.USER);
    assertThat(unit(review(system, HostDropIns.LEFT_OUT)).scope()).isEqualTo(UnitScope.SYSTEM);
  }

  @Test
  void aTreeIsSearchedForFilesButNotForLinksToThem() throws IOException {
    Path a = write("/t/a.service", "[Service]\n");
    Path b = write("/t/deep/b@.service", "[Service]\n");
    write("/t/a.service.d/c.service", "[Service]\n");
    write("/t/a.socket", "[Socket]\n");
    Files.createDirectories(directory.resolve("t/x.target.wants"));
    Files.createSymbolicLink(directory.resolve("t/x.target.wants/a.service"), a);
    Files.createSymbolicLink(directory.resolve("t/alias.service"), Path.of("a.service"));
    Path dangling = directory.resolve("t/z.service");
    Files.createSymbolicLink(dangling, Path.of("nothing"));
    UnitFileTree tree =
        new UnitReview(UnitPath.system(Root.HOST), "x", HostDropIns.LEFT_OUT)
            .tree(directory.resolve("t"), UnitType.SERVICE);
    assertThat(tree.files()).containsExactly(a, dangling, b);
    assertThat(tree.problems()).isEmpty();
  }
}
