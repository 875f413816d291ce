package dev.ringfence.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRecordsTest {
  @Test
  void aSeccompRecordNamesTheCallTheProcessAndWhatTheFilterDid() {
    assertThat(
            seccomp(
                "audit(1763931876.481:212): auid=1879048193 uid=33 gid=33 ses=4294967295"
                    + " subj=unconfined pid=4711 comm=\"nginx\" exe=\"/usr/sbin/nginx\" sig=31"
                    + " arch=c000003e syscall=161 compat=0 ip=0x7f21 code=0x80000000"))
        .isEqualTo(
            new AuditRecord.Seccomp(
                Instant.parse("2025-11-23T21:04:36.481Z"),
                1879048193L,
                4711,
                "nginx",
                "/usr/sbin/nginx",
                "chroot",
                "x86_64",
                AuditRecord.Action.KILL_PROCESS));
  }

  @Test
  void namesThatAProcessChoseWithSpacesAndQuotesAreDecoded() {
    AuditRecord.Seccomp record =
        seccomp(
            "audit(1.002:3): auid=4294967295 pid=1 comm=612022622063 exe=(null) sig=0"
                + " arch=40000003 syscall=355 compat=1 ip=0x0 code=0x50001");
    assertThat(record.command()).isEqualTo("a \"b c");
    assertThat(record.executable()).isEmpty();
    assertThat(record.syscall()).isEqualTo("getrandom");
    assertThat(record.architecture()).isEqualTo("x86");
    assertThat(record.action()).isEqualTo(AuditRecord.Action.ERRNO);
    assertThat(record.loginUid()).isEqualTo(AuditRecords.UNSET);
  }

  @Test
  void aCallOrAnArchitectureWithoutANameKeepsItsNumber() {
    assertThat(seccomp("audit(1.0:3): arch=c000003e syscall=9999 code=0x0").syscall())
        .isEqualTo("syscall 9999");
    AuditRecord.Seccomp unknown = seccomp("audit(1.0:3): arch=12345678 syscall=4 code=0x0");
    assertThat(unknown.syscall()).isEqualTo("syscall 4");
    assertThat(unknown.architecture()).isEqualTo("12345678");
  }

  @Test
  void anX32CallHasTheNameOfItsNumberWithoutTheBit() {
    assertThat(seccomp("audit(1.0:3): arch=c000003e syscall=1073741985 code=0x0").syscall())
        .isEqualTo("chroot");
  }

  @Test
  void appArmorSaysWhatItRefused() {
    assertThat(
            refused(
                "audit(2.5:9): apparmor=\"DENIED\" operation=\"open\" class=\"file\""
                    + " profile=\"/usr/sbin/cupsd\" name=\"/etc/a b\" pid=77 comm=\"cupsd\""
                    + " requested_mask=\"r\" denied_mask=\"r\" fsuid=0 ouid=0"))
        .isEqualTo(
            new AuditRecord.Refused(
                Instant.ofEpochMilli(2005),
                77,
                "cupsd",
                "apparmor",
                "open",
                "/etc/a b",
                "/usr/sbin/cupsd"));
    assertThat(
            AuditLine.parse("audit(2.5:9): apparmor=\"ALLOWED\" operation=\"open\" pid=7")
                .flatMap(AuditRecords::refused))
        .as("complain mode refuses nothing")
        .isEmpty();
  }

  @Test
  void selinuxSaysWhatItRefused() {
    assertThat(
            refused(
                "audit(2.5:9): avc:  denied  { read write } for  pid=77 comm=\"httpd\""
                    + " name=\"x\" dev=\"sda1\" ino=5 scontext=system_u:system_r:httpd_t:s0"
                    + " tcontext=system_u:object_r:shadow_t:s0 tclass=file permissive=0"))
        .isEqualTo(
            new AuditRecord.Refused(
                Instant.ofEpochMilli(2005),
                77,
                "httpd",
                "selinux",
                "read write",
                "x",
                "system_u:system_r:httpd_t:s0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "audit(",
        "audit():",
        "audit(1.2:3)",
        "audit(x.2:3): a=b",
        "audit(99999999999999999999.2:3): a=b",
        "audit(9223372036854775807.2:3): a=b",
        "): audit(1.2:3",
        "no record at all"
      })
  void whatIsNoRecordGivesNone(String text) {
    assertThat(AuditLine.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit(1.2:3): =",
        "audit(1.2:3): syscall=\"",
        "audit(1.2:3): comm=\"unclosed",
        "audit(1.2:3): comm=ABC arch=zz syscall=x",
        "audit(1.2:3): avc:  denied  } { ",
      })
  void brokenFieldsAreNoReasonToFall(String text) {
    assertThat(AuditLine.parse(text)).isPresent();
    assertThat(AuditLine.parse(text).flatMap(AuditRecords::seccomp)).isEmpty();
    assertThat(AuditLine.parse(text).flatMap(AuditRecords::refused)).isEmpty();
  }

  private static AuditRecord.Seccomp seccomp(String text) {
    return (AuditRecord.Seccomp) AuditLine.parse(text).flatMap(AuditRecords::seccomp).orElseThrow();
  }

  private static AuditRecord.Refused refused(String text) {
    return (AuditRecord.Refused) AuditLine.parse(text).flatMap(AuditRecords::refused).orElseThrow();
  }
}
