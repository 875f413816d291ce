package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Observation.BlindSpot;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A kernel without one of the tracepoints, as an older one is: here the programs ask for one of
 * another name.
 */
class OlderKernelIT {
  /** Whose owner any user but root would need a capability to change. */
  private static final String FILE = "/tmp/observe-older-kernel";

  @BeforeAll
  static void makeTheFile() throws IOException {
    Files.writeString(Path.of(FILE), "");
  }

  @AfterAll
  static void removeIt() throws IOException {
    Files.delete(Path.of(FILE));
  }

  @ParameterizedTest
  @EnumSource(Unseen.class)
  void whatCanBeDoneWithoutIsDoneWithoutAndSaid(Unseen missing) throws Exception {
    byte[] elf = without(missing);
    if (missing.required()) {
      assertThatThrownBy(() -> Observer.start(ExecLines.single("ls"), elf))
          .isInstanceOf(CannotObserveException.class)
          .hasMessageContaining(missing.program());
      return;
    }
    Profile profile = Watched.command(Duration.ofMinutes(1), List.of("ls", "/etc/apt"), elf);

    List<BlindSpot> blind = profile.coverage().observations().getFirst().blindSpots();
    assertThat(blind).extracting(BlindSpot::program).containsExactly(missing.program());
    assertThat(blind.getFirst().unseen()).isNotBlank();
    assertThat(blind.getFirst().why()).contains(missing.program());
    assertThat(profile.facts())
        .as("the rest is seen as ever")
        .anyMatch(fact -> fact instanceof Fact.File file && file.path().equals("/etc/apt"));
    assertThat(profile.coverage().observations().getFirst().result()).isEqualTo(Result.WORKED);
  }

  @Test
  void withoutSeveral() throws Exception {
    byte[] elf = without(Unseen.CAPABILITY, without(Unseen.RING_REQUEST));

    Profile profile = Watched.command(Duration.ofMinutes(1), List.of("chown", "1", FILE), elf);

    assertThat(profile.coverage().observations().getFirst().blindSpots())
        .extracting(BlindSpot::program)
        .containsExactly("capability", "ring_request");
    assertThat(profile.facts())
        .as("what the call tells by itself, marked as that")
        .anyMatch(fact ->
            fact instanceof Fact.Capability it
                && it.name().equals("CAP_CHOWN")
                && it.inferred()
                && it.call().equals("fchownat"));
  }

  @Test
  void whatTheVerifierRefusesIsSaidInItsWordsAndIsNoPrivilege() throws Exception {
    String text = new String(KernelSide.object(), StandardCharsets.ISO_8859_1);
    byte[] elf = text.replace("Dual BSD/GPL", "Proprietary!").getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> Observer.start(ExecLines.single("ls"), elf))
        .isInstanceOf(CannotObserveException.class)
        .hasMessageStartingWith("this kernel (")
        .hasMessageContaining("from non-GPL compatible program")
        .message()
        .doesNotContain("privilege", "oldest");
  }

  private static byte[] without(Unseen missing) throws Exception {
    return without(missing, KernelSide.object());
  }

  /** The object with the section of a program named after a tracepoint that is nowhere. */
  private static byte[] without(Unseen missing, byte[] elf) {
    String text = new String(elf, StandardCharsets.ISO_8859_1);
    String section = section(missing);
    int slash = section.indexOf('/') + 1;
    String none = section.substring(0, slash) + "x".repeat(section.length() - slash);
    assertThat(text).contains("\0" + section + "\0");
    return text.replace("\0" + section + "\0", "\0" + none + "\0")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String section(Unseen program) {
    return switch (program) {
      case SYS_ENTER -> "tp_btf/sys_enter";
      case SYS_EXIT -> "tp_btf/sys_exit";
      case PROCESS_FORK -> "tp_btf/sched_process_fork";
      case PROCESS_EXEC -> "tp_btf/sched_process_exec";
      case PROCESS_EXIT -> "tp_btf/sched_process_exit";
      case CGROUP_ATTACH -> "tp_btf/cgroup_attach_task";
      case CGROUP_MADE -> "tp_btf/cgroup_mkdir";
      case CGROUP_GONE -> "tp_btf/cgroup_rmdir";
      case PROCESS_RENAME -> "tp_btf/task_rename";
      case CAPABILITY -> "tp_btf/cap_capable";
      case RING_REQUEST -> "tp_btf/io_uring_submit_req";
      case SIGNAL_SENT -> "tp_btf/signal_generate";
      case GROUP_EMPTIED -> "tp_btf/cgroup_notify_populated";
      case RUNNING_TASKS -> "iter/task";
    };
  }
}
