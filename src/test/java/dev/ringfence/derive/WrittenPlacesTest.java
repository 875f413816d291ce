package dev.ringfence.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import org.junit.jupiter.api.Test;

/** What was written to becomes few general lines. */
class WrittenPlacesTest {
  private static SeenService service() {
    return SeenService.thatDoesNothing();
  }

  private static String lines(SeenService service) {
    return service.plan(Caution.STRICT).decision("ProtectSystem").orElseThrow().lines().toString();
  }

  private static Fact whole(String path) {
    return new Fact.File(
        service().seen(), "openat", FileAccess.CREATE, path, "", FileType.DIRECTORY, "ext4", true);
  }

  @Test
  void directoriesOfTheServicesOwnAreKeptBySystemd() {
    SeenService redis =
        service()
            .unit("User=redis")
            .folder("/var/lib/redis", "redis", 0750)
            .folder("/var/log/redis", "redis", 02750)
            .folder("/var/cache/redis", "redis", 0755)
            .file(FileAccess.CREATE, "/var/lib/redis/temp-12.rdb")
            .file(FileAccess.RENAME, "/var/lib/redis/dump.rdb")
            .file(FileAccess.WRITE, "/var/log/redis/redis-server.log")
            .file(FileAccess.CREATE, "/var/cache/redis/a/b/c")
            .directory(FileAccess.CREATE, "/run/redis")
            .file(FileAccess.CREATE, "/run/redis/redis.pid");
    assertThat(lines(redis))
        .contains("ProtectSystem=strict")
        .contains("RuntimeDirectory=redis")
        .contains("StateDirectory=redis StateDirectoryMode=0750")
        .contains("CacheDirectory=redis LogsDirectory=redis LogsDirectoryMode=02750")
        .doesNotContain("ReadWritePaths");
  }

  @Test
  void aDirectoryThatBelongsToSomebodyElseIsOnlyOpened() {
    SeenService nginx =
        service()
            .folder("/var/lib/nginx", "www-data", 0755)
            .file(FileAccess.CREATE, "/var/lib/nginx/body/1")
            .folder("/run/nginx", "root", 0755)
            .file(FileAccess.CREATE, "/run/nginx/nginx.pid");
    assertThat(lines(nginx))
        .isEqualTo("[ProtectSystem=strict ReadWritePaths=/run/nginx /var/lib/nginx]");
  }

  /**
   * systemd 252 made root:root of Debian's log files of nginx and PostgreSQL, which have no User=.
   */
  @Test
  void withoutUserItHasToBeRootsAltogether() {
    SeenService nginx =
        service()
            .folder("/var/log/nginx", "root", "adm", 0755)
            .file(FileAccess.WRITE, "/var/log/nginx/access.log")
            .folder("/var/lib/nginx", "root", "root", 0755)
            .file(FileAccess.CREATE, "/var/lib/nginx/body/1");
    assertThat(lines(nginx))
        .isEqualTo("[ProtectSystem=strict StateDirectory=nginx ReadWritePaths=/var/log/nginx]");
  }

  @Test
  void aDirectoryOfAnotherGroupIsOnlyOpenedBecauseSystemdWouldChangeTheGroup() {
    SeenService redis =
        service()
            .unit("User=redis")
            .folder("/var/log/redis", "redis", "adm", 02750)
            .file(FileAccess.WRITE, "/var/log/redis/redis-server.log");
    assertThat(lines(redis)).isEqualTo("[ProtectSystem=strict ReadWritePaths=/var/log/redis]");
    assertThat(lines(redis.unit("Group=adm"))).contains("LogsDirectory=redis");
  }

  @Test
  void whatMayBeMissingAtTheStartDoesNotStopIt() {
    assertThat(lines(service().file(FileAccess.CREATE, "/srv/upload/a/b")))
        .isEqualTo("[ProtectSystem=strict ReadWritePaths=-/srv/upload]");
  }

  @Test
  void aFileInASharedDirectoryIsOpenedAloneUnlessNamesChangeThere() {
    assertThat(lines(service().file(FileAccess.WRITE, "/etc/resolv.conf")))
        .isEqualTo("[ProtectSystem=strict ReadWritePaths=-/etc/resolv.conf]");
    assertThat(
            lines(
                service()
                    .file(FileAccess.CREATE, "/etc/resolv.conf.new")
                    .file(FileAccess.RENAME, "/etc/resolv.conf.new")
                    .file(FileAccess.RENAME, "/etc/resolv.conf")))
        .isEqualTo("[ProtectSystem=strict ReadWritePaths=-/etc]");
    assertThat(lines(service().file(FileAccess.CREATE, "/run/nginx.pid")))
        .isEqualTo("[ProtectSystem=strict ReadWritePaths=-/run]");
  }

  @Test
  void manyFilesAreTheirDirectory() {
    assertThat(lines(service().fact(whole("/data/spool"))))
        .isEqualTo("[ProtectSystem=strict ReadWritePaths=-/data/spool]");
  }

  @Test
  void whatTheServiceMakesItselfNeedsTheDirectoryAbove() {
    SeenService service =
        service()
            .directory(FileAccess.CREATE, "/data/a")
            .directory(FileAccess.CREATE, "/data/a/b")
            .file(FileAccess.CREATE, "/data/a/b/c");
    assertThat(lines(service)).isEqualTo("[ProtectSystem=strict ReadWritePaths=-/data]");
  }

  @Test
  void pathsThatAUnitFileMustQuoteAreQuoted() {
    assertThat(lines(service().file(FileAccess.CREATE, "/data/a b%/c")))
        .isEqualTo("[ProtectSystem=strict ReadWritePaths=-\"/data/a b%%\"]");
  }

  @Test
  void whatTheUnitOpensAlreadyIsNotOpenedAgain() {
    SeenService service =
        service()
            .unit("StateDirectory=%N\nReadWritePaths=-/data\nBindPaths=/mnt/x:/srv/x")
            .file(FileAccess.CREATE, "/var/lib/example/a")
            .file(FileAccess.CREATE, "/data/a")
            .file(FileAccess.CREATE, "/srv/x/a");
    assertThat(lines(service)).isEqualTo("[ProtectSystem=strict]");
  }

  @Test
  void aFileInTheRootDirectoryIsAgainstItAndFullIsLeft() {
    SeenService service = service().file(FileAccess.CREATE, "/core");
    assertThat(lines(service)).isEqualTo("[ProtectSystem=full]");
    assertThat(service.plan(Caution.STRICT).decision("ProtectSystem").orElseThrow().against())
        .singleElement()
        .extracting(breaks -> breaks.value().text())
        .isEqualTo("strict");
  }

  @Test
  void moreThanAListShouldHoldIsAgainstIt() {
    SeenService service = service();
    for (int count = 0; count < 30; count++) {
      service.file(FileAccess.CREATE, "/data" + count + "/x/file");
    }
    assertThat(lines(service)).isEqualTo("[ProtectSystem=full]");
  }
}
