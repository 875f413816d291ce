package dev.ringfence.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFileTest {
  @TempDir Path folder;

  private static final Seen SEEN =
      new Seen(
          Stage.MAIN,
          "nginx",
          new Outcome.Ok(),
          Instant.parse("2026-01-01T08:00:00.250Z"),
          Instant.parse("2026-01-01T08:00:01Z"),
          7);

  private static Profile small() {
    return new Profile(
        "nginx.service",
        new Coverage(
            List.of(
                new Observation(
                    "7b1c",
                    Instant.parse("2026-01-01T08:00:00Z"),
                    Instant.parse("2026-01-01T08:10:00Z"),
                    true,
                    Observation.Result.WORKED,
                    List.of(
                        new Coverage.ExecLine(Stage.MAIN, "/usr/sbin/nginx", 1),
                        new Coverage.ExecLine(
                            new Stage(Stage.Kind.EXEC_RELOAD, 0), "/usr/sbin/nginx -s reload", 0)),
                    0,
                    1,
                    1,
                    2,
                    0,
                    List.of(new Observation.BlindSpot("io_uring", "no BTF for it", "io_uring")),
                    new Observation.Host("6.18.1", "252.39-1~deb12u1", Abi.X86_64),
                    new TreeMap<>(java.util.Map.of("nginx-common", "1.22.1-9")),
                    new TreeMap<>(java.util.Map.of("/etc/nginx/nginx.conf", "00ff"))))),
        List.of(
            new Fact.Syscall(SEEN, Abi.X86_64, "openat"),
            new Fact.File(
                SEEN,
                "openat",
                FileAccess.WRITE,
                "/var/log/nginx/access.log",
                "",
                FileType.REGULAR,
                "ext4",
                false)));
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(Path.of("docs/schema/profile-1.json")));
  }

  @Test
  void aProfileReadsAsThePagesSay() {
    assertThat(new String(ProfileFile.bytes(small()), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"schema":1,"unit":"nginx.service","coverage":{"observations":[{"id":"7b1c",\
            "from":"2026-01-01T08:00:00Z","to":"2026-01-01T08:10:00Z","fromStart":true,\
            "result":"worked","reloads":0,"restarts":1,"stops":1,"cpus":2,"drops":0,\
            "kernel":"6.18.1","systemd":"252.39-1~deb12u1","abi":"x86-64","execLines":[\
            {"stage":"ExecStart","command":"/usr/sbin/nginx","runs":1},\
            {"stage":"ExecReload","command":"/usr/sbin/nginx -s reload","runs":0}],\
            "blindSpots":[{"program":"io_uring","why":"no BTF for it","unseen":"io_uring"}],\
            "packages":{"nginx-common":"1.22.1-9"},\
            "configuration":{"/etc/nginx/nginx.conf":"00ff"}}]},"facts":[
            {"kind":"file","call":"openat","access":"write","path":"/var/log/nginx/access.log",\
            "type":"regular","filesystem":"ext4","stage":"ExecStart","process":"nginx",\
            "outcome":"ok","first":"2026-01-01T08:00:00.250Z","last":"2026-01-01T08:00:01Z",\
            "count":7},
            {"kind":"syscall","abi":"x86-64","name":"openat","stage":"ExecStart",\
            "process":"nginx","outcome":"ok","first":"2026-01-01T08:00:00.250Z",\
            "last":"2026-01-01T08:00:01Z","count":7}]}
            """);
  }

  @Test
  void whatIsWrittenIsReadBackEqualToTheByte() throws IOException {
    RandomProfiles random = new RandomProfiles(1);
    Path file = folder.resolve("a.profile.json");
    for (int round = 0; round < 50; round++) {
      Profile profile = random.profile(80);
      ProfileFile.write(profile, file);
      assertThat(ProfileFile.read(file)).isEqualTo(profile);
      assertThat(ProfileFile.bytes(ProfileFile.read(file))).isEqualTo(Files.readAllBytes(file));
    }
  }

  @Test
  void everyKindOfFactFollowsThePublishedSchema() throws IOException {
    JsonSchema schema = schema();
    RandomProfiles random = new RandomProfiles(2);
    List<Fact> facts = new ArrayList<>();
    for (Class<?> kind : Fact.class.getPermittedSubclasses()) {
      for (int round = 0; round < 8; round++) {
        facts.add(random.fact(kind));
      }
    }
    Profile profile = random.profile(1);
    Profile all = new Profile("a.service", profile.coverage().merge(small().coverage()), facts);
    assertThat(schema.validate(text(all), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(text(small()), InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaSaysNoToWhatIsNoProfile() throws IOException {
    String good = text(small());
    for (String bad :
        List.of(
            good.replace("\"schema\":1", "\"schema\":2"),
            good.replace("\"kind\":\"file\"", "\"kind\":\"fiel\""),
            good.replace("\"access\":\"write\",", ""),
            good.replace("\"count\":7", "\"count\":0"),
            good.replace("ExecReload", "ExecReloaded"))) {
      assertThat(bad).isNotEqualTo(good);
      assertThat(schema().validate(bad, InputFormat.JSON)).isNotEmpty();
    }
  }

  private static String text(Profile profile) {
    return new String(ProfileFile.bytes(profile), StandardCharsets.UTF_8);
  }

  @Test
  void writingReplacesTheFileInOneStepAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("a.profile.json");
    Files.writeString(file, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    ProfileFile.write(small(), link);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(ProfileFile.read(file)).isEqualTo(small());
    try (var entries = Files.list(folder)) {
      assertThat(entries).containsExactlyInAnyOrder(file, link);
    }
  }

  @Test
  void whatIsNoRegularFileIsWrittenToAndNotReplaced() throws IOException {
    ProfileFile.write(small(), Path.of("/dev/null"));
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void aFailedWriteLeavesTheOldFile() {
    Path file = folder.resolve("a.profile.json");
    Path below = file.resolve("b.json");
    assertThatThrownBy(
            () -> {
              Files.writeString(file, "old");
              ProfileFile.write(small(), below);
            })
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("old");
  }
}
