package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringfence.DebianRoot;
import dev.ringfence.observe.Coverage.ExecLine;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Profile;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What systemd does to set a service up is no fact about the service: before and after 255. */
class SetUpNeverCountsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Nearly everything that makes systemd work hard between fork and execve. */
  private static final String UNIT =
      """
      [Service]
      Type=oneshot
      RemainAfterExit=yes
      DynamicUser=yes
      StateDirectory=busy
      PrivateTmp=yes
      PrivateDevices=yes
      PrivateNetwork=yes
      ProtectSystem=strict
      ProtectHome=yes
      ProtectKernelTunables=yes
      RestrictNamespaces=yes
      SystemCallFilter=@system-service
      CapabilityBoundingSet=
      LimitNOFILE=4096
      Nice=-5
      ExecStartPre=+/bin/hostname
      ExecStartPre=/bin/true
      ExecStart=/bin/cat /etc/hostname
      ExecStop=/bin/echo bye
      """;

  @ParameterizedTest
  @EnumSource(DebianRoot.class)
  void onlyWhatTheServiceDoesIsSeen(DebianRoot root) throws Exception {
    Profile profile =
        WatchedUnit.observed(
            root,
            "busy.service",
            UNIT,
            systemd -> {
              assertThat(systemd.start("busy.service", PATIENCE).isDone()).isTrue();
              assertThat(systemd.stop("busy.service", PATIENCE).isDone()).isTrue();
            });

    assertThat(profile.coverage().execLines())
        .extracting(ExecLine::command, ExecLine::runs)
        .contains(
            tuple("+/bin/hostname", 1L),
            tuple("/bin/true", 1L),
            tuple("/bin/cat /etc/hostname", 1L),
            tuple("/bin/echo bye", 1L));
    assertThat(profile.facts())
        .extracting(fact -> fact.seen().process())
        .containsOnly("true", "cat", "echo");
    assertThat(profile.facts())
        .noneMatch(fact ->
            fact instanceof Fact.Capability
                || fact instanceof Fact.Namespace
                || fact instanceof Fact.Mount
                || fact instanceof Fact.Identity
                || fact instanceof Fact.Limit
                || fact instanceof Fact.Scheduling
                || fact instanceof Fact.Hostname
                || fact instanceof Fact.CgroupWrite
                || fact instanceof Fact.Socket);
    Set<String> calls =
        profile.facts().stream()
            .filter(Fact.Syscall.class::isInstance)
            .map(Fact::call)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(calls)
        .contains("openat", "read", "write", "exit_group")
        .doesNotContain("execve", "mount", "unshare", "seccomp", "capset", "keyctl", "setresuid");
  }
}
