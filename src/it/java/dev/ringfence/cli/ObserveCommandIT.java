package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.observe.Coverage.ExecLine;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Observation;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.observe.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ringfence observe} as a user runs it. */
class ObserveCommandIT {
  @TempDir private Path folder;

  private Path profile() {
    return folder.resolve("profile.json");
  }

  private Ringfence observe(String... words) {
    List<String> all = new ArrayList<>(List.of("observe", "-o", profile().toString()));
    all.addAll(List.of(words));
    return Ringfence.run(all.toArray(String[]::new));
  }

  @Test
  void aCommandThatEnds() throws IOException {
    Ringfence observed = observe("--", "/bin/ls", "/etc/apt");

    assertThat(observed.code()).isZero();
    assertThat(observed.out()).isEmpty();
    assertThat(observed.err())
        .matches("ringfence: \\d+ facts in \\d+ s, 0 drops, written to " + profile() + "\n");
    Profile profile = ProfileFile.read(profile());
    assertThat(profile.unit()).isEmpty();
    assertThat(profile.facts())
        .anyMatch(fact ->
            fact instanceof Fact.File file
                && file.path().equals("/etc/apt")
                && file.seen().process().equals("ls")
                && file.seen().stage().equals(Stage.MAIN));
  }

  @Test
  void aCommandThatFails() throws IOException {
    Ringfence observed = observe("--", "/bin/sh", "-c", "exit 3");

    assertThat(observed.code()).isEqualTo(1);
    assertThat(observed.err()).endsWith("ringfence: the command ended with status 3\n");
    assertThat(observation().result()).isEqualTo(Observation.Result.FAILED);
  }

  @Test
  void aCommandThatGoesOnIsEndedWhenTheTimeIsOver() throws IOException {
    Ringfence observed = observe("--for", "1s", "--", "/bin/sleep", "4711");

    assertThat(observed.code()).isZero();
    assertThat(observation().from().plusSeconds(30)).isAfter(observation().to());
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(
            one -> one.info().arguments().filter(all -> List.of(all).contains("4711")).isPresent());
  }

  @Test
  void theWholeLifeInAClone() throws Exception {
    Path root = DebianRoot.TRIXIE.folder(); // not what this machine runs
    Ringfence observed =
        observe(
            "--clone",
            "--root",
            root.toString(),
            "--workload",
            "curl -fsS http://127.0.0.1/",
            "nginx");

    assertThat(observed.code()).as(observed.err()).isZero();
    Profile profile = ProfileFile.read(profile());
    assertThat(profile.unit()).isEqualTo("nginx.service");
    assertThat(profile.coverage().execLines()).allMatch(ExecLine::seen);
    assertThat(observation())
        .extracting(
            Observation::fromStart, Observation::reloads, Observation::stops, Observation::result)
        .containsExactly(true, 1L, 1L, Observation.Result.WORKED);
    assertThat(observation().drops()).isZero();
    // The first of them has ended before anyone looks.
    assertThat(profile.facts())
        .filteredOn(
            fact -> fact instanceof Fact.Child child && child.program().equals("/usr/sbin/nginx"))
        .hasSizeGreaterThan(2)
        .allMatch(fact -> fact instanceof Fact.Child child && child.libraries().size() > 3);
    assertThat(observation().host().systemd()).startsWith("257.");
    assertThat(observation().packages().get("nginx")).contains("deb13");
    byte[] configuration = Files.readAllBytes(root.resolve("etc/nginx/nginx.conf"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(configuration);
    assertThat(observation().configuration())
        .containsEntry("/etc/nginx/nginx.conf", HexFormat.of().formatHex(hash));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- /bin/ls /etc/nginx", "--clone --root ROOT nginx"})
  void inAChrootAPathIsWhatItIsThere(String words) throws Exception {
    String place = Files.createDirectory(folder.resolve("place")).toString();
    List<String> line =
        new ArrayList<>(
            List.of(
                "unshare", "--mount", "sh", "-c", "mount --rbind / $0; chroot $0 \"$@\"", place));
    line.addAll(Ringfence.process("observe", "-o", profile().toString()).command());
    line.addAll(
        List.of(words.replace("ROOT", DebianRoot.BOOKWORM.folder().toString()).split(" ", -1)));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    process.waitFor();
    assertThat(said).contains("written to ");
    assertThat(ProfileFile.read(profile()).facts())
        .anyMatch(fact -> fact instanceof Fact.File file && file.path().startsWith("/etc/nginx"))
        .noneMatch(fact -> fact instanceof Fact.File file && file.path().startsWith(place));
  }

  @Test
  void aWorkloadThatFailsInAClone() {
    Ringfence observed =
        observe(
            "--clone",
            "--root",
            DebianRoot.BOOKWORM.folder().toString(),
            "--workload",
            "echo no luck >&2; false",
            "nginx");

    assertThat(observed.code()).isEqualTo(1);
    assertThat(observed.err()).contains("ringfence: the workload failed with status 1: no luck\n");
  }

  @Test
  void aLineLivesOnATerminal() throws Exception {
    ProcessBuilder builder =
        Ringfence.process(
            "observe", "-o", profile().toString(), "--", "/bin/sh", "-c", "sleep 1; ls /; sleep 1");
    builder.command().add(1, "-Dringfence.tty=0 1 100");
    Process process = builder.start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(err)
        .containsPattern(
            "\r\033\\[K\\d+:\\d\\d  \\d+ facts, \\d+ new a second; drops: 0; seen: ExecStart")
        .endsWith("written to " + profile() + "\n");
    assertThat(err.chars().filter(character -> character == '\n')).hasSize(1);
  }

  @Test
  void theFileIsNamedAfterWhatIsObserved() throws Exception {
    Process process =
        Ringfence.process("observe", "--", "/bin/true").directory(folder.toFile()).start();
    assertThat(process.waitFor()).isZero();
    assertThat(folder.resolve("true.profile.json")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --root /nowhere nginx             | --workload and --root go with --clone
          --clone nginxx                    | there is no unit nginxx.service
          a b                               | observe watches one unit; a command stands after --
          --restart -- /bin/true            | --clone and --restart go with a unit, not with a command
          -- /no/such/program               | there is no program '/no/such/program' to run
          -- /etc                           | there is no program '/etc' to run
          --for soon -- /bin/true           | 'soon' is no time: write 90s, 10m, 2h or 7d
          ssh.socket                        | ssh.socket is no service: only services are observed
          --output /no/where/f -- /bin/true | /no/where is no directory: make it, or name another with -o
          --output /tmp -- /bin/true        | /tmp is a directory: name a file for the profile
          """)
  void mistakesAreOneLine(String words, String line) {
    List<String> all = new ArrayList<>(List.of("observe"));
    all.addAll(List.of(words.split(" ", -1)));

    Ringfence refused = Ringfence.run(all.toArray(String[]::new));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith("ringfence: " + line).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          exec setpriv --bounding-set -bpf,-sys_admin "$@"     | no privilege to load BPF programs
          exec setpriv --bounding-set -perfmon,-sys_admin "$@" | no privilege to load BPF programs
          mount --bind /dev/null /sys/kernel/btf/vmlinux; "$@" | this kernel does not describe its types
          umount -l -t cgroup2 -a; umount -l -t cgroup -a; "$@"| cgroup2 is not mounted
          """)
  void whatTheMachineLacksIsOneLineToo(String before, String line) throws Exception {
    List<String> words = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", before, "sh"));
    words.addAll(
        Ringfence.process("observe", "-o", profile().toString(), "--", "/bin/true").command());
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isEqualTo(3);
    assertThat(said).startsWith("ringfence: " + line).hasLineCount(1);
    assertThat(Files.exists(profile())).isFalse();
  }

  private Observation observation() throws IOException {
    return ProfileFile.read(profile()).coverage().observations().getFirst();
  }
}
