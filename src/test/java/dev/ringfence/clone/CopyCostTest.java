package dev.ringfence.clone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitLoader;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitPath;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A big database is noticed before the clone is booted. */
class CopyCostTest {
  @TempDir Path root;

  @BeforeEach
  void aDatabaseOfThirtyGigabytes() throws IOException {
    write("etc/passwd", "root:x:0:0::/root:/bin/sh\ndb:x:4242:4242::/opt/data:/bin/sh\n");
    write(
        "etc/systemd/system/db.service",
        """
        [Service]
        User=db
        StateDirectory=other:link
        ReadWritePaths=-/srv/shared /var
        ExecStart=/bin/true
        """);
    write("var/lib/other/small", "x");
    Files.createDirectories(root.resolve("srv/shared"));
    write("opt/data/readme", "x");
    try (RandomAccessFile table = new RandomAccessFile(root + "/opt/data/table", "rw")) {
      table.setLength(30L << 30);
    }
  }

  @Test
  void theDirectoriesAreThoseOfTheUnitAndOfItsUser() throws IOException {
    assertThat(StateDirectories.of(unit(), new Root(root)))
        .extracting(Path::toString)
        .containsExactly("/opt/data", "/srv/shared", "/var/lib/other");
  }

  @Test
  void whatDoesNotFitIsSaidWithEachWayOut() throws IOException {
    CopyCost cost = CopyCost.of(unit(), request());
    assertThat(cost)
        .isInstanceOfSatisfying(
            CopyCost.TooMuch.class,
            much -> {
              assertThat(much.bytes()).isGreaterThanOrEqualTo(30L << 30);
              assertThat(much.message())
                  .startsWith(
                      "the service may have to copy 30.0 GiB, and the clone may write 1.0 GiB: ")
                  .contains("--exclude /opt/data starts the service without what is in it");
            });
  }

  @Test
  void whatIsExcludedCostsNothing() throws IOException {
    CloneRequest without = request().withExcluded(List.of(Path.of("/opt/data")));
    assertThat(CopyCost.of(unit(), without)).isEqualTo(new CopyCost.Bearable(1));
  }

  private CloneRequest request() {
    return CloneRequest.of(root).withLimits(new Limits(100, 2L << 30, 1L << 30));
  }

  private Unit unit() throws IOException {
    Loading loading =
        new UnitLoader(UnitPath.system(new Root(root))).load(UnitName.of("db.service"));
    assertThat(loading).isInstanceOf(Loading.Loaded.class);
    return ((Loading.Loaded) loading).unit();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
