package dev.ringfence.clone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a machine lacks for clones is said in one line: each thing is really taken away. */
class PreflightIT {
  private static final String CGROUP2 = "$(findmnt -nro TARGET -t cgroup2 | head -n 1)";

  @TempDir private Path folder;

  @Test
  void nothingIsMissingHere() throws Exception {
    assertThat(checked("%s")).startsWith("Ready");
  }

  @Test
  void root() throws Exception {
    assertThat(checked("unshare --user --map-user=1000 %s"))
        .contains("what=booting a clone needs root, remedy=run it with sudo");
  }

  @Test
  void rootOfTheHost() throws Exception {
    assertThat(checked("unshare --user --map-root-user %s"))
        .contains("what=this process is root in a user namespace only, remedy=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sys_admin", "net_admin", "setpcap", "sys_chroot", "dac_override"})
  void aCapability(String name) throws Exception {
    assertThat(checked("setpriv --bounding-set -" + name + " %s"))
        .containsIgnoringCase("what=this process has no CAP_" + name + ", remedy=");
  }

  @Test
  void cgroup2() throws Exception {
    assertThat(checked("unshare --mount sh -c 'umount -l " + CGROUP2 + "; exec %s'"))
        .contains("what=cgroup2 is not mounted, remedy=mount -t cgroup2");
  }

  @Test
  void aCgroupThatCanBeWritten() throws Exception {
    assertThat(checked("unshare --mount sh -c 'mount -o remount,bind,ro " + CGROUP2 + "; exec %s'"))
        .contains("what=no cgroup can be made in ")
        .contains("remedy=it is read-only here");
  }

  @Test
  void anOverlayOverTheRoot() throws Exception {
    String twoDeep =
        """
        unshare --mount sh -c 'cd %1$s; mount -t tmpfs own . && cd %1$s && mkdir u w r u2 w2 r2 &&
          mount -t overlay -o lowerdir=/,upperdir=u,workdir=w own r &&
          mount -t overlay -o lowerdir=r,upperdir=u2,workdir=w2 own r2 && exec %%s %1$s/r2'
        """
            .formatted(folder);
    assertThat(checked(twoDeep))
        .contains("what=no overlay can be mounted over " + folder + "/r2, which is on overlay")
        .contains("remedy=the kernel stacks two overlays and no third");
  }

  @Test
  void userNamespacesAreNotNeededButMissed() throws Exception {
    Path none = Files.writeString(folder.resolve("none"), "0\n");
    String bind = "mount --bind " + none + " /proc/sys/user/max_user_namespaces";
    assertThat(checked("unshare --mount sh -c '" + bind + "; exec %s'"))
        .startsWith("Ready")
        .contains("user namespaces are switched off: PrivateUsers= fails here");
  }

  @Test
  void aRootWithSystemd() throws Exception {
    assertThat(checked("%s /no/such/root")).contains("what=there is no directory /no/such/root");
    assertThat(checked("%s " + folder)).contains("what=there is no systemd in " + folder);
    Path systemd = folder.resolve("usr/lib/systemd/systemd");
    Files.createDirectories(systemd.getParent());
    assertThat(Files.createFile(systemd).toFile().setExecutable(true)).isTrue();
    assertThat(checked("%s " + folder)).contains("what=there is no systemd-stdio-bridge in ");
  }

  /** A clone plays a host whose PID 1 is systemd and starts us with a sandbox of its own. */
  @Test
  void aCallerThatIsNotSandboxedItself() throws Exception {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("RestrictNamespaces=yes", "what=no new namespaces can be made here");
    answers.put(
        "SystemCallFilter=~@mount", "what=no new namespaces can be made here (unshare ended");
    answers.put(
        "CapabilityBoundingSet=~CAP_SYS_ADMIN", "what=this process has no CAP_SYS_ADMIN, remedy=");
    answers.put(
        "ProtectControlGroups=yes", "what=no cgroup can be made in /sys/fs/cgroup, remedy=");
    answers.put("PrivateTmp=yes", "Ready");
    String check = quoted(ChildProgram.command(PreflightOnly.class, "/"));
    CloneRequest request = CloneRequest.of(Path.of("/"));
    for (String sandbox : answers.keySet()) {
      String unit = "[Service]\nType=oneshot\nExecStart=" + check + "\n" + sandbox + "\n";
      request = request.withUnit(name(sandbox), unit);
    }
    try (Clone host = Clone.boot(request)) {
      for (Map.Entry<String, String> each : answers.entrySet()) {
        String unit = name(each.getKey());
        host.systemd().start(unit, Duration.ofSeconds(60));
        assertThat(host.journal(List.of("--unit=" + unit)))
            .extracting(JournalEntry::message)
            .as(each.getKey())
            .anyMatch(line -> line.contains(each.getValue()));
      }
    }
  }

  private static String name(String sandbox) {
    return "check-" + sandbox.substring(0, sandbox.indexOf('=')) + ".service";
  }

  /** The check, as {@code %s} in a shell's line. */
  private static String checked(String line) throws Exception {
    String check = quoted(ChildProgram.command(PreflightOnly.class));
    String script = line.replace("%s", line.contains("%s ") ? check : check + " /");
    Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String quoted(List<String> command) {
    return String.join(" ", command.stream().map(word -> '"' + word + '"').toList());
  }
}
