package dev.ringfence.linux;

import java.util.Optional;

/** Audit records as logs keep them: the kernel's log, auditd's file. */
public final class AuditText {
  private AuditText() {}

  /**
   * A line that tells of something refused, in either form: {@code audit: type=1326 audit(...):
   * ...} or {@code type=SECCOMP msg=audit(...): ...}.
   */
  public static Optional<AuditRecord> parse(String line) {
    int begin = line.indexOf("type=");
    if (begin < 0) {
      return Optional.empty();
    }
    String rest = line.substring(begin);
    Optional<AuditLine> record = AuditLine.parse(rest);
    if (rest.startsWith("type=SECCOMP ") || rest.startsWith("type=1326 ")) {
      return record.flatMap(AuditRecords::seccomp);
    }
    return rest.startsWith("type=AVC ") || rest.startsWith("type=1400 ")
        ? record.flatMap(AuditRecords::refused)
        : Optional.empty();
  }
}
