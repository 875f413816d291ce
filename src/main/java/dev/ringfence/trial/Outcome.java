package dev.ringfence.trial;

import dev.ringfence.linux.AuditRecord;
import java.util.List;

/** What a trial came to. */
public sealed interface Outcome {
  /** It works as it did unhardened. */
  record Works(Run run) implements Outcome {}

  /**
   * It works, but is refused what it was not refused unhardened.
   *
   * @param refused by seccomp or a security module, as audit told
   * @param denied as the observer saw
   */
  record Degraded(Run run, List<AuditRecord> refused, List<Denied.Operation> denied)
      implements Outcome {
    public Degraded {
      refused = List.copyOf(refused);
      denied = List.copyOf(denied);
      if (refused.isEmpty() && denied.isEmpty()) {
        throw new IllegalArgumentException("degraded by what?");
      }
    }
  }

  /**
   * It does not work.
   *
   * @param run the whole run
   * @param symptom what went wrong first
   * @param refused what audit told that it did not tell of the unhardened service; among it the
   *     cause, where a filter or a security module is the cause
   * @param denied what the observer saw that it did not see of the unhardened service
   */
  record Broken(Run run, Symptom symptom, List<AuditRecord> refused, List<Denied.Operation> denied)
      implements Outcome {
    public Broken {
      refused = List.copyOf(refused);
      denied = List.copyOf(denied);
    }
  }

  /**
   * Nothing can be said: it does not work here even unhardened.
   *
   * @param reason why, in one line
   * @param remedy what the user can do, in one line
   */
  record Inconclusive(String reason, String remedy) implements Outcome {}

  /** The word for it: {@code works}, {@code degraded}, {@code broken}, {@code inconclusive}. */
  default String word() {
    return switch (this) {
      case Works _ -> "works";
      case Degraded _ -> "degraded";
      case Broken _ -> "broken";
      case Inconclusive _ -> "inconclusive";
    };
  }
}
