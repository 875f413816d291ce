package dev.ringfence.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.unit.DropInFile;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.UnitName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploying into a system that does not run: files alone, with the same way back. */
class ImageTest {
  private static final String FILE = "etc/systemd/system/a.service.d/50-ringfence.conf";

  @TempDir Path directory;

  private Place place;

  @BeforeEach
  void image() {
    place = new Place(new Root(directory), UnitName.of("a.service"));
  }

  private Deployed deploy(String text) throws IOException, InterruptedException {
    Vigil vigil = new Vigil(Duration.ZERO, Duration.ofSeconds(1), List.of());
    return new Deploying(
            place,
            DropInFile.of(Path.of("test"), text.getBytes(StandardCharsets.UTF_8)),
            true,
            vigil,
            Lookout.NONE,
            line -> {})
        .run();
  }

  @Test
  void eachDeploymentCanBeTakenBack() throws Exception {
    assertThat(deploy("one\n")).isInstanceOf(Deployed.Placed.class);
    assertThat(deploy("one\n")).isInstanceOf(Deployed.AlreadyThere.class);
    assertThat(deploy("two\n")).isInstanceOf(Deployed.Placed.class);
    assertThat(directory.resolve(FILE)).hasContent("two");
    assertThat(Standing.of(place).orElseThrow().good()).isTrue();

    assertThat(Rollback.take(place, false)).isInstanceOf(Rollback.Ending.Done.class);
    assertThat(directory.resolve(FILE)).hasContent("one");
    assertThat(Rollback.take(place, false)).isInstanceOf(Rollback.Ending.Done.class);
    assertThat(directory.resolve(FILE).getParent()).doesNotExist();
    assertThat(Rollback.take(place, false)).isInstanceOf(Rollback.Ending.Nothing.class);
    assertThat(new Journal(new Root(directory)).read().damaged()).isEmpty();
  }

  @Test
  void aFileChangedByHandIsAConflictAndStays() throws Exception {
    assertThat(deploy("one\n")).isInstanceOf(Deployed.Placed.class);
    Files.writeString(directory.resolve(FILE), "one\nmine\n");
    assertThat(deploy("two\n"))
        .isInstanceOfSatisfying(
            Deployed.Conflict.class,
            conflict ->
                assertThat(conflict.diff())
                    .isEqualTo(
                        """
                        --- /%1$s (deployed)
                        +++ /%1$s (now)
                        @@ -1,1 +1,2 @@
                         one
                        +mine
                        """
                            .formatted(FILE)));
    assertThat(Rollback.take(place, false)).isInstanceOf(Rollback.Ending.Conflict.class);
    assertThat(directory.resolve(FILE)).hasContent("one\nmine");
  }

  @Test
  void aLinkDoesNotLeadOutOfTheImage(@TempDir Path outside) throws Exception {
    Files.createDirectories(directory.resolve("etc/systemd"));
    Files.createSymbolicLink(directory.resolve("etc/systemd/system"), outside);
    assertThat(deploy("one\n"))
        .isInstanceOfSatisfying(
            Deployed.Lacking.class,
            lacking -> assertThat(lacking.words()).contains("goes through a symbolic link"));
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void theScriptTakesBackADamagedDeploymentOnlyFromItsBackup() throws Exception {
    assertThat(deploy("one\n")).isInstanceOf(Deployed.Placed.class);
    assertThat(deploy("two\n")).isInstanceOf(Deployed.Placed.class);
    Deployment latest = new Store(new Root(directory)).current(place).orElseThrow();
    Files.writeString(latest.directory().resolve("before"), "forged\n");
    assertThat(Rollback.take(place, false))
        .isInstanceOfSatisfying(
            Rollback.Ending.Failed.class,
            failed -> assertThat(failed.words()).contains("is damaged"));
    assertThat(directory.resolve(FILE)).hasContent("two");
  }
}
