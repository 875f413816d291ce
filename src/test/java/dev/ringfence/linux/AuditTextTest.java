package dev.ringfence.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same record in each log's form. */
class AuditTextTest {
  private static final String FIELDS =
      "audit(1700000000.250:81): auid=4294967295 uid=0 gid=0 ses=4294967295 subj=unconfined"
          + " pid=4711 comm=\"chroot\" exe=\"/usr/sbin/chroot\" sig=31 arch=c000003e syscall=161"
          + " compat=0 ip=0x7f1e code=0x80000000";

  @Test
  void ofTheKernelsLogAndOfAuditd() {
    for (String line : new String[] {"audit: type=1326 " + FIELDS, "type=SECCOMP msg=" + FIELDS}) {
      assertThat(AuditText.parse(line))
          .hasValueSatisfying(record ->
              assertThat(record)
                  .isInstanceOfSatisfying(
                      AuditRecord.Seccomp.class,
                      seccomp -> {
                        assertThat(seccomp.pid()).isEqualTo(4711);
                        assertThat(seccomp.syscall()).isEqualTo("chroot");
                        assertThat(seccomp.time().toEpochMilli()).isEqualTo(1700000000250L);
                      }));
    }
  }

  @Test
  void whatTellsOfNothingRefusedIsNone() {
    assertThat(AuditText.parse("type=SERVICE_START msg=" + FIELDS)).isEmpty();
    assertThat(AuditText.parse("type=SECCOMP msg=nonsense")).isEmpty();
    assertThat(AuditText.parse("anything else")).isEmpty();
  }
}
