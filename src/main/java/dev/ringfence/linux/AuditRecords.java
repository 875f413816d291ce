package dev.ringfence.linux;

import java.util.Locale;
import java.util.Optional;

/** From the text of an audit record to what it says. */
final class AuditRecords {
  /** linux/audit.h */
  static final int AUDIT_SYSCALL = 1300;

  static final int AUDIT_SECCOMP = 1326;
  static final int AUDIT_AVC = 1400;

  /** A process without a stamp has the login user ID (uid_t) -1. */
  static final long UNSET = 0xffff_ffffL;

  private AuditRecords() {}

  static Optional<AuditRecord> seccomp(AuditLine line) {
    int audit = (int) line.hexadecimal("arch", 0);
    Optional<Architecture> architecture = Architecture.ofAudit(audit);
    int number = (int) line.number("syscall", -1);
    if (number == -1) {
      return Optional.empty();
    }
    return Optional.of(
        new AuditRecord.Seccomp(
            line.time(),
            line.number("auid", UNSET),
            (int) line.number("pid", 0),
            line.untrusted("comm"),
            line.untrusted("exe"),
            architecture.map(known -> SyscallNames.name(known, number)).orElse("syscall " + number),
            architecture
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .orElse(Integer.toHexString(audit)),
            AuditRecord.Action.of((int) line.hexadecimal("code", 0))));
  }

  /** AppArmor writes {@code apparmor="DENIED"}, SELinux {@code avc: denied { read } for ...}. */
  static Optional<AuditRecord> refused(AuditLine line) {
    int pid = (int) line.number("pid", 0);
    if (line.untrusted("apparmor").equals("DENIED")) {
      return Optional.of(
          new AuditRecord.Refused(
              line.time(),
              pid,
              line.untrusted("comm"),
              "apparmor",
              line.untrusted("operation"),
              line.untrusted("name"),
              line.untrusted("profile")));
    }
    int open = line.text().indexOf('{');
    int close = line.text().indexOf('}', open + 1);
    if (line.text().startsWith("avc:") && line.text().contains("denied") && open > 0 && close > 0) {
      String path = line.untrusted("path");
      return Optional.of(
          new AuditRecord.Refused(
              line.time(),
              pid,
              line.untrusted("comm"),
              "selinux",
              line.text().substring(open + 1, close).strip(),
              path.isEmpty() ? line.untrusted("name") : path,
              plain(line, "scontext")));
    }
    return Optional.empty();
  }

  private static String plain(AuditLine line, String key) {
    AuditLine.Field field = line.fields().get(key);
    return field == null ? "" : field.value();
  }
}
