package dev.ringfence.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Real records of this kernel: processes that a filter of their own refuses chroot. The filter is
 * set with SECCOMP_FILTER_FLAG_LOG, as systemd does with SYSTEMD_LOG_SECCOMP=1; without it only
 * killing is recorded.
 */
class AuditFeedIT {
  private static final int CHROOT = 161;

  @Test
  void hearsWhichCallAFilterRefusedAndWhoseItWas() throws Exception {
    try (AuditFeed feed = open();
        AuditFeed.Listener ours = feed.listen(1_111_111, "no-such-cgroup");
        AuditFeed.Listener others = feed.listen(2_222_222, "no-such-cgroup")) {
      attempt(1_111_111, 0x8000_0000);
      attempt(2_222_222, 0x0005_0001);
      attempt(3_333_333, 0x8000_0000);

      List<AuditRecord> heard = ours.take(Duration.ofSeconds(2)).records();
      assertThat(heard).hasSize(1);
      AuditRecord.Seccomp record = (AuditRecord.Seccomp) heard.getFirst();
      assertThat(record.syscall()).isEqualTo("chroot");
      assertThat(record.architecture()).isEqualTo("x86_64");
      assertThat(record.action()).isEqualTo(AuditRecord.Action.KILL_PROCESS);
      assertThat(record.command()).isEqualTo("a \"name");
      assertThat(record.executable()).startsWith("/usr/bin/python3");
      assertThat(record.loginUid()).isEqualTo(1_111_111);

      assertThat(others.take(Duration.ofSeconds(2)).records())
          .singleElement()
          .isInstanceOfSatisfying(
              AuditRecord.Seccomp.class,
              refusal -> assertThat(refusal.action()).isEqualTo(AuditRecord.Action.ERRNO));
      assertThat(ours.take(Duration.ofMillis(1)).records()).isEmpty();
    }
  }

  private static AuditFeed open() {
    return switch (AuditFeed.open()) {
      case AuditFeed.Opening.Open(AuditFeed feed) -> feed;
      case AuditFeed.Opening.Unavailable(String reason) -> throw new AssertionError(reason);
    };
  }

  private static void attempt(long loginUid, int action) throws IOException, InterruptedException {
    String program =
        """
        import ctypes, os, struct
        open('/proc/self/loginuid', 'w').write('%d')
        libc = ctypes.CDLL(None)
        libc.prctl(15, b'a "name')
        bpf = b''.join(struct.pack('HBBI', *i) for i in [
            (0x20, 0, 0, 0), (0x15, 0, 1, %d), (6, 0, 0, %d), (6, 0, 0, 0x7fff0000)])
        code = ctypes.create_string_buffer(bpf)
        class Program(ctypes.Structure):
            _fields_ = [('length', ctypes.c_ushort), ('filter', ctypes.c_void_p)]
        libc.prctl(38, 1, 0, 0, 0)
        libc.syscall(317, 1, 2, ctypes.byref(Program(4, ctypes.addressof(code))))
        os.chroot('/')
        """
            .formatted(loginUid, CHROOT, Integer.toUnsignedLong(action));
    Process python = new ProcessBuilder("/usr/bin/python3", "-c", program).start();
    assertThat(python.waitFor()).isNotZero();
  }
}
