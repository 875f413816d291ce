package dev.ringfence.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelNamesTest {
  @Test
  void systemCallsHaveTheNumbersOfTheirArchitecture() {
    assertThat(SyscallNames.name(Architecture.X86_64, 257)).isEqualTo("openat");
    assertThat(SyscallNames.name(Architecture.X86, 295)).isEqualTo("openat");
    assertThat(SyscallNames.name(Architecture.AARCH64, 56)).isEqualTo("openat");
    assertThat(SyscallNames.name(Architecture.S390X, 288)).isEqualTo("openat");
    assertThat(SyscallNames.name(Architecture.X86_64, 0)).isEqualTo("read");
    assertThat(SyscallNames.name(Architecture.X86_64, -1)).isEqualTo("syscall -1");
  }

  @Test
  void errorsAndSignalsHaveTheKernelsNames() {
    assertThat(Errno.name(1)).isEqualTo("EPERM");
    assertThat(Errno.name(30)).isEqualTo("EROFS");
    assertThat(Errno.name(97)).isEqualTo("EAFNOSUPPORT");
    assertThat(Errno.name(133)).isEqualTo("EHWPOISON");
    assertThat(Errno.name(41)).isEqualTo("errno 41");
    assertThat(Errno.name(0)).isEqualTo("errno 0");
    assertThat(Signal.name(Signal.SYS)).isEqualTo("SIGSYS");
    assertThat(Signal.name(9)).isEqualTo("SIGKILL");
    assertThat(Signal.name(36)).isEqualTo("SIGRTMIN+2");
  }

  @Test
  void callsOfX32HaveTheirOwnNumbersFrom512On() {
    assertThat(SyscallNames.name(Architecture.X86_64, SyscallNames.x32(39))).isEqualTo("getpid");
    assertThat(SyscallNames.name(Architecture.X86_64, SyscallNames.x32(520))).isEqualTo("execve");
    assertThat(SyscallNames.name(Architecture.X86_64, SyscallNames.x32(547))).isEqualTo("pwritev2");
    assertThat(SyscallNames.name(Architecture.X86_64, 520)).isEqualTo("syscall 520");
  }
}
