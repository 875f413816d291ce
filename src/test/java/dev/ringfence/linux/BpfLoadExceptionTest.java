package dev.ringfence.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What libbpf said on real kernels, and which line of it says why. */
class BpfLoadExceptionTest {
  private static final int E2BIG = 7;
  private static final int EACCES = 13;
  private static final int EINVAL = 22;
  private static final int EPERM = 1;

  @Test
  void theVerifiersVerdictIsTheReason() {
    BpfLoadException tooLarge =
        BpfLoadException.of(
            E2BIG,
            List.of(
                "libbpf: prog 'sys_exit': BPF program load failed: Argument list too long",
                "libbpf: prog 'sys_exit': -- BEGIN PROG LOAD LOG --",
                "BPF program is too large. Processed 1000001 insn",
                "processed 1000001 insns (limit 1000000) max_states_per_insn 19",
                "-- END PROG LOAD LOG --",
                "libbpf: prog 'sys_exit': failed to load: -7",
                "libbpf: failed to load object ''"));

    assertThat(tooLarge.line())
        .isEqualTo(
            "BPF program sys_exit is refused: BPF program is too large. Processed 1000001 insn");
    assertThat(tooLarge.program()).isEqualTo("sys_exit");
    assertThat(tooLarge.isOfVerifier()).isTrue();
  }

  @Test
  void theVerifiersEaccesIsNoMatterOfPrivilege() {
    BpfLoadException stack =
        BpfLoadException.of(
            EACCES,
            List.of(
                "libbpf: prog 'sys_exit': BPF program load failed: Permission denied",
                "libbpf: prog 'sys_exit': -- BEGIN PROG LOAD LOG --",
                "combined stack size of 3 calls is 528. Too large",
                "verification time 3420932 usec",
                "processed 235316 insns (limit 1000000)"));

    assertThat(stack.isOfVerifier()).isTrue();
    assertThat(stack.errno()).isEqualTo("EACCES");
    assertThat(stack.line()).endsWith("combined stack size of 3 calls is 528. Too large");
  }

  @Test
  void withoutItsLogTheFirstLineAboutTheProgramIs() {
    BpfLoadException denied =
        BpfLoadException.of(
            EPERM, List.of("libbpf: prog 'x': BPF program load failed: Operation not permitted"));
    BpfLoadException map =
        BpfLoadException.of(
            EINVAL, List.of("libbpf: map 'tasks': failed to create: Invalid argument(-22)"));

    assertThat(denied.isOfVerifier()).isFalse();
    assertThat(denied.line())
        .isEqualTo("BPF program x is refused: BPF program load failed: Operation not permitted");
    assertThat(map.isOfVerifier()).isFalse();
    assertThat(map.line())
        .isEqualTo("BPF object is refused: map 'tasks': failed to create: Invalid argument(-22)");
  }
}
