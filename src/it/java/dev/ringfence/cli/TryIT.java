package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import io.avaje.json.mapper.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringfence try} as a user meets it. */
class TryIT {
  private static final String ROOT = DebianRoot.BOOKWORM.folder().toString();
  private static final String CURL = "curl -fsS http://127.0.0.1/";

  @TempDir private Path folder;

  @Test
  void whatFitsWorksAndEndsWithZero() {
    Ringfence result = nginx("-p", "ProtectSystem=full", "-p", "PrivateTmp=yes");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .startsWith(
            "nginx.service  works: it works with the drop-in as it does without (systemd 252")
        .contains("  unhardened  start ")
        .contains("  hardened    start ")
        .contains("workload passed in ");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void whatBreaksItSaysTheStepSystemdsWordsAndTheJournal() {
    Ringfence result = nginx("-p", "BindPaths=/nowhere:/mnt");
    assertThat(result.code()).isEqualTo(ExitCode.FINDING);
    assertThat(result.out())
        .startsWith("nginx.service  broken: ")
        .containsPattern("step +NAMESPACE\n")
        .contains("exit status 226/NAMESPACE, ENOENT")
        .contains("Failed at step NAMESPACE spawning");
  }

  @Test
  void jsonOfATrialThatBreaksHasTheSyscallAndTheLineThatSystemdIgnored() {
    Ringfence result =
        nginx("-p", "SystemCallFilter=~setuid", "-p", "ProtectHome=maybe", "--format", "json");
    assertThat(result.code()).isEqualTo(ExitCode.FINDING);
    Map<String, Object> json = json(result);
    assertThat(json).containsEntry("unit", "nginx.service").containsEntry("root", ROOT);
    assertThat(object(json, "baseline")).containsEntry("outcome", "works");
    Map<String, Object> trial = object(json, "trial");
    assertThat(trial)
        .containsEntry("outcome", "broken")
        .containsEntry("syscall", "setuid")
        .containsKeys("step", "exitStatus", "signal", "errno", "denied", "refused", "journal");
    assertThat(trial).extractingByKey("ignored").asString().contains("-p ProtectHome=maybe");
  }

  @Test
  void jsonOfAServiceThatSystemdCannotSetUp() {
    Map<String, Object> trial =
        object(json(nginx("-p", "User=nobody-has-it", "--format", "json")), "trial");
    assertThat(trial)
        .containsEntry("step", "USER")
        .containsEntry("exitName", "217/USER")
        .containsEntry("errno", "ESRCH");
    assertThat(trial).extractingByKey("exitStatus").asString().isEqualTo("217");
  }

  @Test
  void whatIsRefusedNewlyIsDegradedThoughTheServiceWorks() throws IOException {
    String unit = unit("sh -c 'echo x >/etc/rf-optional; exec sleep 600'");
    Ringfence result = Ringfence.run("try", unit, "-p", "ProtectSystem=full", "--format", "json");
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.FINDING);
    Map<String, Object> trial = object(json(result), "trial");
    assertThat(trial)
        .containsEntry("outcome", "degraded")
        .containsEntry("syscall", "openat")
        .containsEntry("errno", "EROFS")
        .containsEntry("deniedUnknown", null);
    assertThat(trial).extractingByKey("denied").asString().contains("/etc/rf-optional");
    Ringfence words = Ringfence.run("try", unit, "-p", "ProtectSystem=full");
    assertThat(words.out())
        .startsWith("rf-mine.service  degraded: ")
        .contains("denied      sh: openat of /etc/rf-optional (EROFS)\n");
    assertThat(Path.of("/etc/rf-optional")).doesNotExist();
  }

  @Test
  void whatDoesNotWorkUnhardenedIsInconclusive() {
    String workload = "echo the reason; curl -fsS http://192.0.2.1/";
    Ringfence result = nginxUnder(workload, "-p", "PrivateTmp=yes");
    assertThat(result.code()).isEqualTo(ExitCode.LACKING);
    assertThat(result.out())
        .startsWith("nginx.service  inconclusive: ")
        .contains("it does not work here unhardened: the workload failed with exit status")
        .containsPattern("stdout +the reason\n")
        .contains("what to do");
    Ringfence asJson = nginxUnder("exit 7", "-p", "PrivateTmp=yes", "--format", "json");
    assertThat(asJson.code()).isEqualTo(ExitCode.LACKING);
    assertThat(object(json(asJson), "baseline")).containsEntry("outcome", "broken");
    assertThat(object(json(asJson), "trial"))
        .containsEntry("outcome", "inconclusive")
        .containsEntry("step", null)
        .containsEntry("exitStatus", null)
        .containsEntry("syscall", null);
  }

  @Test
  void aWorkloadThatHangsHasItsTimeAndNoMore() {
    long begun = System.nanoTime();
    Ringfence result = nginxUnder("sleep 1000", "--timeout", "2", "-p", "PrivateTmp=yes");
    assertThat(result.code()).isEqualTo(ExitCode.LACKING);
    assertThat(result.out()).contains("the workload was not done in 2 s").contains("--timeout");
    assertThat(System.nanoTime() - begun).isLessThan(60_000_000_000L);
  }

  @Test
  void aUnitThatIsNotInstalledExistsInTheCloneAlone() throws IOException {
    String unit = unit("sleep 600");
    Path dropIn = folder.resolve("mine.conf");
    Files.writeString(dropIn, "# mine\n[Service]\nPrivateTmp=yes\nProtectHome=maybe\n");
    Ringfence result = Ringfence.run("try", unit, "--dropin", dropIn.toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .startsWith("rf-mine.service  works: ")
        .contains("part of which this systemd ignores")
        .contains(dropIn + ":4: ");
    assertThat(Path.of("/run/systemd/system/rf-mine.service")).doesNotExist();
  }

  @Test
  void whatTheUserSaysOfTheCloneIsSoInTheClone() throws Exception {
    Path upper = Files.createDirectory(folder.resolve("upper"));
    Ringfence result =
        Ringfence.withInput(
            "systemctl is-active nginx; systemctl show nginx -p ProtectSystem; nproc\n"
                + "ls /opt | wc -l; echo x >/var/big; exit 5\n",
            words(
                CURL,
                "-p",
                "ProtectSystem=full",
                "--shell",
                "--cpus",
                "1",
                "--exclude",
                "/opt",
                "--upper",
                upper.toString()));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("\nactive\nProtectSystem=full\n1\n0\n");
    assertThat(result.err()).contains("this is the clone");
    assertThat(upper).as("cleared up").isEmptyDirectory();
  }

  @Test
  void onATerminalItShowsHowFarItIsAndTheShellIsInteractive() throws Exception {
    List<String> command = new ArrayList<>();
    Ringfence.process(words(CURL, "-p", "PrivateTmp=yes", "--shell"))
        .command()
        .forEach(word -> command.add("'" + word + "'"));
    command.add(1, "'-Dringfence.tty=1 1 100'");
    Process script =
        new ProcessBuilder("script", "-qec", String.join(" ", command), "/dev/null").start();
    script
        .getOutputStream()
        .write("echo $((6*7))-of-$(cat /proc/1/comm)\nexit\n".getBytes(StandardCharsets.US_ASCII));
    script.getOutputStream().flush();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script.waitFor()).as(said).isZero();
    assertThat(said)
        .containsPattern("\\d\\.\\d s  clone: booting \\.\\.\\.")
        .containsPattern("unhardened: start \\d+ ms, workload \\.\\.\\.")
        .containsPattern("hardened: start \\d+ ms, workload \\d+ ms")
        .contains("42-of-systemd");
  }

  @Test
  void aKeptCloneLivesOnAndSaysHowToEnterAndEndIt() throws Exception {
    Ringfence result = nginx("-p", "PrivateTmp=yes", "--keep");
    assertThat(result.code()).as(result.err()).isZero();
    String enter = after(result.err(), "enter it: ");
    String end = after(result.err(), "and end it: ");
    try {
      assertThat(shell(enter + " systemctl is-active nginx")).isEqualTo("active\n");
      assertThat(shell("echo 'cat /proc/1/comm; exit' | " + enter)).isEqualTo("systemd\n");
      assertThat(shell(enter + " systemctl list-jobs --no-legend")).as("no job hangs").isBlank();
    } finally {
      shell(end);
    }
    Path directory = Path.of(enter).getParent();
    for (int wait = 0; wait < 100 && Files.exists(directory); wait++) {
      Thread.sleep(50);
    }
    assertThat(directory).doesNotExist();
    assertThat(Path.of("/proc", end.substring(end.lastIndexOf(' ') + 1))).doesNotExist();
  }

  private String unit(String command) throws IOException {
    Path unit = folder.resolve("rf-mine.service");
    Files.writeString(unit, "[Service]\nExecStart=/bin/" + command + "\n");
    return unit.toString();
  }

  private static Ringfence nginx(String... words) {
    return nginxUnder(CURL, words);
  }

  private static Ringfence nginxUnder(String workload, String... words) {
    return Ringfence.run(words(workload, words));
  }

  private static String[] words(String workload, String... words) {
    List<String> all = new ArrayList<>(List.of("try", "--root", ROOT, "nginx"));
    all.addAll(List.of("--workload", workload));
    all.addAll(List.of(words));
    return all.toArray(String[]::new);
  }

  private static Map<String, Object> json(Ringfence result) {
    return JsonMapper.builder().build().fromJsonObject(result.out());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> json, String name) {
    return (Map<String, Object>) Objects.requireNonNull(json.get(name));
  }

  private static String after(String text, String label) {
    int at = text.indexOf(label);
    assertThat(at).as(text).isNotNegative();
    return text.substring(at + label.length(), text.indexOf('\n', at));
  }

  private static String shell(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
