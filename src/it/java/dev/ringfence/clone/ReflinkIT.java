package dev.ringfence.clone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitLoader;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitPath;
import dev.ringfence.unit.UnitScope;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On a file system that shares data between copies, a database is written to in a clone without
 * being copied: the upper directory has to lie on the same one.
 */
class ReflinkIT {
  private static final int MIB = 1 << 20;
  private static final int DATABASE = 300 * MIB;

  /** Not below /tmp, of which every clone has its own. */
  private final Path folder =
      Path.of("/var/tmp/ringfence-reflink-" + ProcessHandle.current().pid());

  private final Path disk = folder.resolve("disk");

  /** Both share data between copies; XFS on request, which is its default. */
  enum Sharing {
    BTRFS("mkfs.btrfs", "--quiet"),
    XFS("mkfs.xfs", "-q");

    private final String mkfs;
    private final String quiet;

    Sharing(String mkfs, String quiet) {
      this.mkfs = mkfs;
      this.quiet = quiet;
    }
  }

  private void aDatabaseOn(Sharing kind) throws Exception {
    Files.createDirectories(disk);
    Path image = folder.resolve("image");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(1000L * MIB);
    }
    run(kind.mkfs, kind.quiet, image.toString());
    run("mount", "-o", "loop", image.toString(), disk.toString());
    byte[] rows = new byte[DATABASE];
    new Random(1).nextBytes(rows);
    Files.createDirectories(disk.resolve("upper"));
    Files.write(Files.createDirectories(disk.resolve("db")).resolve("table"), rows);
    run("sync", "--file-system", disk.toString());
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
    run("rm", "-rf", folder.toString());
  }

  @ParameterizedTest
  @EnumSource(Sharing.class)
  void aBigFileIsOpenedForWritingAndNotCopied(Sharing kind) throws Exception {
    aDatabaseOn(kind);
    String unit = "[Service]\nReadWritePaths=%s/db\nExecStart=/bin/true\n".formatted(disk);
    Path file = folder.resolve("db.service");
    Files.writeString(file, unit);
    Loading loading =
        new UnitLoader(new UnitPath(Root.HOST, List.of(folder), UnitScope.SYSTEM))
            .load(UnitName.of("db.service"));
    Unit database = ((Loading.Loaded) loading).unit();

    Limits little = new Limits(500, 1L << 30, 64L * MIB);
    CloneRequest inMemory = CloneRequest.of(Path.of("/")).withLimits(little);
    assertThat(CopyCost.of(database, inMemory))
        .isInstanceOfSatisfying(
            CopyCost.TooMuch.class,
            much ->
                assertThat(much.message())
                    .startsWith(
                        "the service may have to copy 300 MiB, and the clone may write 64"));

    CloneRequest onDisk = inMemory.withUpper(new Upper.OnDisk(disk.resolve("upper")));
    assertThat(CopyCost.of(database, onDisk)).isEqualTo(new CopyCost.Bearable(DATABASE));
    long before = free();
    Clone clone = Clone.boot(onDisk);
    try {
      String table = disk + "/db/table";
      String write = "printf x | dd of=$0 conv=notrunc status=none; stat -c %s $0";
      Execution.Result result =
          clone.run(List.of("sh", "-c", write, table), Duration.ofSeconds(60), 1000);
      assertThat(result.out().text()).isEqualTo(DATABASE + "\n");
      run("sync", "--file-system", disk.toString());
      assertThat(before - free()).as("bytes used").isLessThan(30L * MIB);
    } finally {
      clone.close();
    }
    assertThat(clone.awaitGone(Duration.ofSeconds(30))).isTrue();
    assertThat(disk.resolve("upper")).isEmptyDirectory();
    byte[] first = new byte[4];
    new Random(1).nextBytes(first);
    try (RandomAccessFile table = new RandomAccessFile(disk.resolve("db/table").toFile(), "r")) {
      assertThat(table.read()).as("the host's is as it was").isEqualTo(first[0] & 0xff);
    }
  }

  private long free() throws Exception {
    return Files.getFileStore(disk).getUnallocatedSpace();
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(words).isZero();
  }
}
