package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** strace and the observer look at the same run at once, and say the same. */
class StraceEqualityIT {
  @TempDir private Path folder;

  @Test
  void nginxThatServesReloadsAndStops() throws Exception {
    same(
        inRoot(
            """
            nginx; sleep 0.3
            for i in 1 2 3; do curl -s -o /dev/null http://127.0.0.1/ http://127.0.0.1/none; done
            nginx -s reload; sleep 0.5; curl -s -o /dev/null http://127.0.0.1/
            nginx -s quit; sleep 0.5
            """));
  }

  @Test
  void redisThatSavesInTheBackground() throws Exception {
    same(
        inRoot(
            """
            mkdir /tmp/r; cd /tmp/r
            redis-server --dir /tmp/r --appendonly yes & sleep 1
            redis-cli set a b; redis-cli bgsave; sleep 1; redis-cli bgrewriteaof; sleep 1
            redis-cli shutdown; wait
            """));
  }

  @Test
  void postgresqlThatStartsAnswersAndStops() throws Exception {
    same(
        inRoot(
            """
            set -e
            bin=$(ls -d /usr/lib/postgresql/*/bin); mkdir /tmp/pg; chown postgres /tmp/pg
            chmod 1777 /dev/shm
            su postgres -c "
              $bin/initdb -D /tmp/pg/d >/dev/null
              $bin/pg_ctl -w -D /tmp/pg/d -o -k/tmp/pg start >/dev/null
              $bin/psql -h /tmp/pg -c 'create table t as select generate_series(1,1000) i' postgres
              $bin/psql -h /tmp/pg -c 'select count(*) from t' postgres
              $bin/pg_ctl -w -D /tmp/pg/d stop"
            """));
  }

  @Test
  void aJvmServer() throws Exception {
    same(
        inRoot(
            DebianRoot.jdk()
                + "/bin/jwebserver -d /etc -p 8123 & "
                + "for i in $(seq 100); do curl -s -o /dev/null http://127.0.0.1:8123/ && break;"
                + " sleep 0.2; done; kill $!; wait"));
  }

  @Test
  void aPythonScript() throws Exception {
    same(
        List.of(
            "python3",
            "-c",
            "import json, subprocess, socket, threading, tempfile;"
                + "t = threading.Thread(target=lambda: open('/etc/hosts').read()); t.start();"
                + "t.join(); subprocess.run(['/bin/ls', '/']); tempfile.TemporaryFile()"));
  }

  @Test
  void aPipelineWithHundredsOfForks() throws Exception {
    same(
        shell(
            "for i in $(seq 200); do echo $i | cat | tr 1 2; done | sort | uniq -c | tail -1;"
                + " cat /nowhere 2>/dev/null; true"));
  }

  @Test
  void a32BitProgram() throws Exception {
    String program =
        TestProgram.compiled(
            folder,
            "int80",
            "-m32",
            "-static",
            "-nostdlib",
            "-fno-pie",
            "-no-pie",
            "-fno-stack-protector");

    Profile profile = observed(List.of(program));

    // strace shows the calls that socketcall stands for.
    assertThat(differences(profile))
        .containsExactlyInAnyOrder(
            "call only by strace: socket",
            "call only by strace: connect",
            "call only by the observer: socketcall");
    assertThat(profile.facts())
        .anyMatch(fact -> fact instanceof Fact.Socket socket && socket.family().equals("AF_INET"))
        .anyMatch(fact -> fact instanceof Fact.Peer peer && peer.port() == 1);
  }

  @Test
  void aProgramThatUsesIoUring() throws Exception {
    Profile profile = same(List.of(TestProgram.compiled(folder, "uring")));

    assertThat(profile.facts())
        .anyMatch(fact ->
            fact instanceof Fact.IoUring ring && ring.operation().equals("IORING_OP_OPENAT"))
        .anyMatch(fact ->
            fact instanceof Fact.File file
                && file.call().equals("io_uring")
                && file.path().equals("/etc/hostname"));
  }

  @Test
  void aProgramThatSeccompDeniesAndKills() throws Exception {
    String program = TestProgram.compiled(folder, "seccomp");
    Profile profile = same(shell(program + "; true"));

    assertThat(profile.facts())
        .anyMatch(fact -> denied(fact, "getppid", "EPERM"))
        .anyMatch(fact -> denied(fact, "uname", "kill"));
  }

  private static boolean denied(Fact fact, String call, String action) {
    return fact instanceof Fact.Syscall it
        && it.name().equals(call)
        && it.seen().outcome().equals(new Outcome.DeniedBySeccomp(action));
  }

  @Test
  void aChrootedProgram() throws Exception {
    String root = DebianRoot.BOOKWORM.folder().toString();
    Profile profile = observed(List.of("chroot", root, "/bin/ls", "/etc/apt"));

    // The observer tells where the files really are, beyond the chroot.
    assertThat(
            differences(profile).stream()
                .map(line -> line.replace("only by the observer: " + root + "/", "X: /"))
                .map(line -> line.replace("only by strace: ", "X: "))
                .distinct()
                .filter(line -> !line.startsWith("failed X: "))
                .toList())
        .isEmpty();
    assertThat(profile.facts())
        .as("what ld.so maps is that of the chroot")
        .anyMatch(fact ->
            fact instanceof Fact.Child child
                && child.program().equals(root + "/usr/bin/ls")
                && child.libraries().contains(root + "/usr/lib/x86_64-linux-gnu/libc.so.6"))
        .anyMatch(fact ->
            fact instanceof Fact.File file
                && file.call().equals("execve")
                && file.path().startsWith(root + "/usr/lib/x86_64-linux-gnu/ld-"));
  }

  @Test
  void aProgramThatLeavesItsControlGroup() throws Exception {
    String top = Observer.controlGroups().directory().toString();
    same(shell("echo $$ >" + top + "/cgroup.procs && cat /etc/hosts >/dev/null"));
  }

  @Test
  void aProgramWithMountsOfItsOwn() throws Exception {
    Profile profile =
        same(
            List.of(
                "unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt && echo x >/mnt/private"));

    assertThat(profile.facts())
        .anyMatch(fact -> fact instanceof Fact.File file && file.path().equals("/mnt/private"))
        .anyMatch(fact -> fact instanceof Fact.Namespace it && it.type().equals("mnt"))
        .anyMatch(fact -> fact instanceof Fact.Mount it && it.target().equals("/mnt"));
  }

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }

  /** A script in a throwaway copy of a Debian root. */
  private static List<String> inRoot(String script) throws Exception {
    List<String> words = new ArrayList<>(List.of("sh"));
    words.add(TestProgram.resource("in-root.sh").toString());
    words.add(DebianRoot.BOOKWORM.folder().toString());
    words.addAll(shell(script));
    return words;
  }

  private Path log() {
    return folder.resolve("strace.log");
  }

  private Profile observed(List<String> command) throws Exception {
    Profile profile = Watched.command(Duration.ofMinutes(4), Strace.command(log(), command));
    assertThat(profile.coverage().observations().getFirst().drops()).isZero();
    return profile;
  }

  private List<String> differences(Profile profile) throws Exception {
    Strace expected = Strace.of(log());
    assertThat(expected.calls()).isNotEmpty();
    return Strace.differences(expected, Strace.of(profile));
  }

  private Profile same(List<String> command) throws Exception {
    Profile profile = observed(command);
    assertThat(differences(profile)).isEmpty();
    return profile;
  }
}
