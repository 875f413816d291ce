package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Coverage;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Observation;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.observe.Seen;
import dev.ringfence.observe.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;
  private Path monday;
  private Path tuesday;

  private static Said profile(Object... words) {
    return Said.at(false, 100, Stream.concat(Stream.of("profile"), Arrays.stream(words)).toArray());
  }

  private static Seen seen(Outcome outcome) {
    return Seen.once(Stage.MAIN, "nginx", outcome, TEN);
  }

  private static Fact wrote(String path) {
    return new Fact.File(
        seen(new Outcome.Ok()),
        "openat",
        FileAccess.WRITE,
        path,
        "",
        FileType.REGULAR,
        "ext4",
        false);
  }

  private static Observation observation(String id, long drops, List<Coverage.ExecLine> lines) {
    return new Observation(
        id,
        TEN,
        TEN.plusSeconds(600),
        true,
        Observation.Result.WORKED,
        lines,
        0,
        1,
        1,
        2,
        drops,
        List.of(new Observation.BlindSpot("io_uring", "this kernel has none", "io_uring")),
        new Observation.Host("6.18.1", "252.39", Abi.X86_64),
        new TreeMap<>(),
        new TreeMap<>());
  }

  @BeforeEach
  void twoDaysOfNginx() throws IOException {
    monday = folder.resolve("monday.json");
    tuesday = folder.resolve("tuesday.json");
    ProfileFile.write(
        new Profile(
            "nginx.service",
            new Coverage(
                List.of(
                    observation(
                        "monday",
                        0,
                        List.of(
                            new Coverage.ExecLine(Stage.MAIN, "/usr/sbin/nginx", 2),
                            new Coverage.ExecLine(
                                new Stage(Stage.Kind.EXEC_RELOAD, 0),
                                "/usr/sbin/nginx -s reload",
                                0))))),
            List.of(
                wrote("/run/nginx.pid"),
                new Fact.Syscall(seen(new Outcome.Ok()), Abi.X86_64, "openat"))),
        monday);
    ProfileFile.write(
        new Profile(
            "nginx.service",
            new Coverage(List.of(observation("tuesday", 3, List.of()))),
            List.of(
                wrote("/run/nginx.pid"),
                new Fact.Capability(
                    seen(new Outcome.Failed("EPERM")),
                    "CAP_NET_ADMIN",
                    "setsockopt",
                    "sock_setsockopt",
                    false))),
        tuesday);
  }

  @Test
  void showTellsWhatWasAndWasNotSeen() {
    Said result = profile("show", monday);
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            nginx.service: 2 facts from 1 observation

            observed                for  result  cpus  drops  how
            2026-03-01 10:00 UTC  10min  worked     2      0  from its start; 0 reloads, 1 restart, 1 stop;
                                                              kernel 6.18.1, systemd 252.39

            stage             runs  command
            ExecStart            2  /usr/sbin/nginx
            ExecReload  never seen  /usr/sbin/nginx -s reload

            could not see  because
            io_uring       io_uring: this kernel has none

            kind     distinct  what
            file            1  /run/nginx.pid
            syscall         1  openat

            """);
  }

  @Test
  void mergeIsTheSameWhateverTheOrder() throws IOException {
    Path merged = folder.resolve("all.json");
    assertThat(profile("merge", "-o", merged, monday, tuesday).code()).isZero();
    assertThat(profile("merge", tuesday, monday, tuesday).out())
        .isEqualTo(Files.readString(merged))
        .startsWith("{\"schema\":1,\"unit\":\"nginx.service\"");
    assertThat(profile("show", merged).out()).contains("3 facts from 2 observations");
  }

  @Test
  void diffTellsWhatOneHasAndTheOtherHasNot() {
    Said result = profile("diff", monday, tuesday);
    assertThat(result.code()).isEqualTo(ExitCode.FINDING);
    assertThat(result.out())
        .isEqualTo(
            """
            - syscall: nginx called openat in ExecStart at 2026-03-01 10:00:00 UTC
            + capability: nginx wanted CAP_NET_ADMIN for sock_setsockopt by setsockopt\
             (failed: EPERM) in ExecStart at 2026-03-01 10:00:00 UTC
            """);
    assertThat(profile("diff", monday, monday)).isEqualTo(new Said(0, "", ""));
  }

  @Test
  void mistakesAreOneLine() throws IOException {
    Path other = folder.resolve("redis.json");
    ProfileFile.write(new Profile("redis.service", Coverage.NONE, List.of()), other);
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"schema\":7}");
    assertThat(profile("merge", monday, other))
        .isEqualTo(
            new Said(
                2,
                "",
                "ringfence: profiles of two units do not merge: nginx.service and redis.service\n"));
    assertThat(profile("show", broken).err())
        .isEqualTo(
            "ringfence: "
                + broken
                + ": it is a profile of schema 7, and this ringfence reads up to 1: use the"
                + " version that wrote it, or a later one\n");
    assertThat(profile("shwo", monday).err()).contains("did you mean show?");
    assertThat(profile("diff", monday).code()).isEqualTo(2);
    assertThat(profile("show", folder.resolve("none.json")).err())
        .endsWith("none.json: no such file or directory\n");
    assertThat(profile("show", folder))
        .isEqualTo(
            new Said(2, "", "ringfence: " + folder + ": it is a directory, and no profile\n"));
    Path nowhere = folder.resolve("no/where/all.json");
    assertThat(profile("merge", "-o", nowhere, monday).err())
        .isEqualTo(
            "ringfence: "
                + nowhere.getParent()
                + " is no directory: make it, or name another with -o\n");
    assertThat(nowhere.getParent()).doesNotExist();
    byte[] whole = Files.readAllBytes(monday);
    Path cut = Files.write(folder.resolve("cut.json"), Arrays.copyOf(whole, whole.length / 2));
    Path text = Files.writeString(folder.resolve("text"), "nginx does this and that\n");
    for (Path one : List.of(cut, text)) {
      assertThat(profile("show", one).code()).isEqualTo(2);
      assertThat(profile("show", one).err()).startsWith("ringfence: " + one + ": ").hasLineCount(1);
    }
  }
}
