package dev.ringfence.trial;

import dev.ringfence.linux.AuditRecord;
import java.util.List;

/** What the kernel's audit told of one run. */
public sealed interface Refusals {
  /**
   * It was listened to.
   *
   * @param records calls that a seccomp filter, and accesses that a security module refused
   * @param lost how many more there were at least; they came faster than they could be kept
   */
  record Heard(List<AuditRecord> records, long lost) implements Refusals {
    public Heard {
      records = List.copyOf(records);
    }
  }

  /**
   * It could not be listened to.
   *
   * @param reason why, and what therefore is not known
   */
  record Unheard(String reason) implements Refusals {}

  /** What was heard; nothing where nothing could be. */
  default List<AuditRecord> records() {
    return this instanceof Heard heard ? heard.records() : List.of();
  }
}
