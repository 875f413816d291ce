package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.observe.Coverage;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.observe.Seen;
import dev.ringfence.observe.Stage;
import io.avaje.json.mapper.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ringfence harden} as a user meets it, on small services. */
class HardenIT {
  private static final String SLEEPS = "[Service]\nExecStart=/bin/sleep 600\n";

  @TempDir private Path folder;

  @Test
  void theWholeEndsInADropInAReportAndOneLineOfJson() throws Exception {
    Path profile = folder.resolve("production.json");
    writeProfile(profile, "rf-small.service");
    Ringfence result =
        harden(
            SLEEPS,
            "--profile",
            profile.toString(),
            "--keep",
            "NoNewPrivileges=no",
            "--without",
            "UMask",
            "--caution",
            "strict",
            "--workload",
            "test $(pgrep -xc sleep) = 1",
            "--format",
            "json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines()).hasSize(1);
    Map<String, Object> json = json(result);
    assertThat(json.keySet())
        .containsExactly(
            "unit",
            "outcome",
            "exposureBefore",
            "exposureAfter",
            "trials",
            "dropIn",
            "report",
            "seconds");
    assertThat(json)
        .containsEntry("unit", "rf-small.service")
        .containsEntry("outcome", "works")
        .containsEntry("exposureBefore", "9.6")
        .containsEntry("dropIn", output().resolve("50-ringfence.conf").toString())
        .containsEntry("report", output().resolve("report.html").toString());

    String dropIn = Files.readString(output().resolve("50-ringfence.conf"));
    assertThat(dropIn)
        .contains("\nNoNewPrivileges=no\n")
        .contains("\nProtectHome=read-only\n")
        .contains("\nProtectSystem=strict\n")
        .doesNotContain("\nUMask=");
    assertThat(output().resolve("report.html")).isNotEmptyFile();
    assertThat(output().resolve("profile.json")).isNotEmptyFile();
    assertThat(result.err())
        .contains("rf-small.service: exposure 9.6 UNSAFE as it is")
        .contains("clone booted")
        .contains("it works unhardened; ")
        .contains("done: restarted twice, stopped")
        .contains("planned: ")
        .contains("trial of the whole plan: works")
        .contains("the plan in a fresh clone with one CPU: works");
    assertNothingIsLeft();
  }

  /** No filter and no file system refuses anything here: it looks at its own state and leaves. */
  @Test
  void whatBreaksAServiceWithoutARefusalIsFoundAndLeftOut() throws Exception {
    String looks =
        "[Service]\nExecStart=/bin/sh -c 'grep -q NoNewPrivs:.0 /proc/self/status && exec sleep"
            + " 600'\n";
    Ringfence result =
        harden(looks, "--only", "NoNewPrivileges", "--only", "PrivateTmp", "--only", "UMask");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("trial of the whole plan: broken")
        .contains("/bin/sh (ExecStart=) ended with exit status 1")
        .contains("NoNewPrivileges= does it.");
    assertThat(result.out())
        .contains("That proves little: nobody used it. It stayed up for 1 s, was restarted twice")
        .contains("exposure  9.6 UNSAFE  ->  9.");
    assertThat(Files.readString(output().resolve("50-ringfence.conf")))
        .contains("\nPrivateTmp=yes\n")
        .contains("NoNewPrivileges=: A trial showed that it breaks the service")
        .doesNotContain("\nNoNewPrivileges=");
  }

  @Test
  void aServiceThatNothingSuitsStaysAsItIs() throws Exception {
    String looks =
        "[Service]\nExecStart=/bin/sh -c 'grep -q NoNewPrivs:.0 /proc/self/status && exec sleep"
            + " 600'\n";
    Ringfence result = harden(looks, "--only", "NoNewPrivileges", "--format", "json");
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.FINDING);
    assertThat(json(result))
        .containsEntry("outcome", "unhardened")
        .containsEntry("exposureAfter", "9.6")
        .containsEntry("dropIn", "");
    assertThat(output().resolve("50-ringfence.conf")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true; exit 7        | the workload failed with exit status 7
          no-such-program     | the workload could not be run
          sleep 1000          | the workload was not done in 2 s
          kill -KILL $$       | the workload was ended by SIGKILL
          """)
  void aWorkloadThatDoesNotPassUnhardenedGivesNoPlan(String workload, String words)
      throws Exception {
    Ringfence result = harden(SLEEPS, "--workload", workload, "--timeout", "2", "--format", "json");
    assertThat(result.code()).isEqualTo(ExitCode.LACKING);
    assertThat(json(result)).containsEntry("outcome", "inconclusive").containsEntry("report", "");
    assertThat(result.err())
        .contains("ringfence: inconclusive: it does not work here unhardened: " + words)
        .contains("ringfence: what to do: ");
    assertThat(output()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [Unit]¶Requires=rf-db.service¶           | Unit rf-db.service not found        | correct the unit on the host
          [Unit]¶BindsTo=dev-sdx.device¶After=dev-sdx.device¶ | dev-sdx.device           | hardware
          [Service]¶ExecStartPre=/usr/bin/curl -sS http://192.0.2.1/¶ | /usr/bin/curl (ExecStartPre=) ended with exit status 7 | it needs the outside network
          [Service]¶ExecStartPre=/usr/bin/busctl call org.rf.Gone /x y.z w¶ | /usr/bin/busctl | it wants the message bus
          """)
  void whatItNeedsAndACloneHasNotIsNamed(String lines, String what, String remedy)
      throws Exception {
    Ringfence result = harden(lines.replace('¶', '\n') + SLEEPS, "--timeout", "3");
    assertThat(result.code()).isEqualTo(ExitCode.LACKING);
    assertThat(result.err())
        .contains("ringfence: inconclusive: it does not work here unhardened: ")
        .contains(what)
        .containsPattern("ringfence: what to do: .*" + remedy);
    assertThat(output()).doesNotExist();
  }

  @Test
  void aFullDiskIsSaidAndLeavesNoHalfWrittenFile() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assertThat(sh("mount -t tmpfs -o size=16k none " + disk)).isZero();
    try {
      Ringfence result = hardenTo(disk.resolve("out"), SLEEPS, "--only", "PrivateTmp");
      assertThat(result.code()).isNotZero();
      assertThat(result.err()).containsPattern("ringfence: .*No space left on device");
      assertThat(result.err()).doesNotContain("\tat ");
      try (Stream<Path> files = Files.walk(disk)) {
        assertThat(files.filter(Files::isRegularFile)).isEmpty();
      }
    } finally {
      sh("umount -l " + disk);
    }
  }

  @Test
  void withoutRootItSaysSo() throws Exception {
    Ringfence result = asNobody("harden", "cron", "--root", root());
    assertThat(result.code()).isEqualTo(ExitCode.LACKING);
    assertThat(result.err()).contains("root");
  }

  private Ringfence asNobody(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--clear-groups"));
    command.addAll(Ringfence.process(words).command());
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ringfence(process.waitFor(), out, err);
  }

  private Path output() {
    return folder.resolve("out");
  }

  private static String root() {
    return DebianRoot.BOOKWORM.folder().toString();
  }

  private String unit(String text) throws IOException {
    Path file = folder.resolve("rf-small.service");
    Files.writeString(file, text);
    return file.toString();
  }

  private Ringfence harden(String service, String... words) throws IOException {
    return hardenTo(output(), service, words);
  }

  private Ringfence hardenTo(Path output, String service, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("harden", unit(service), "--root", root()));
    all.addAll(List.of("-o", output.toString()));
    all.addAll(List.of(words));
    return Ringfence.run(all.toArray(String[]::new));
  }

  private static Map<String, Object> json(Ringfence result) {
    return JsonMapper.builder().build().fromJsonObject(result.out());
  }

  private static int sh(String command) throws Exception {
    return new ProcessBuilder("sh", "-c", command).start().waitFor();
  }

  /** No clone of this machine's tests has this service. */
  private static void assertNothingIsLeft() throws Exception {
    for (int wait = 0; wait < 100 && sh("pgrep -fx '/bin/sleep 600'") == 0; wait++) {
      Thread.sleep(100);
    }
    assertThat(sh("pgrep -fx '/bin/sleep 600'")).as("processes of the service").isEqualTo(1);
  }

  /** A profile that saw a file below /home read, and nothing else. */
  static void writeProfile(Path file, String unit) throws IOException {
    Seen seen = new Seen(Stage.MAIN, "sleep", new Outcome.Ok(), Instant.EPOCH, Instant.EPOCH, 1);
    Fact read =
        new Fact.File(
            seen, "openat", FileAccess.READ, "/home/x/y", "", FileType.REGULAR, "ext4", false);
    ProfileFile.write(new Profile(unit, Coverage.NONE, List.of(read)), file);
  }
}
