package dev.ringfence.deploy;

/** What came of a deployment. */
public sealed interface Deployed {
  /** It is in place and was watched. */
  record Confirmed(String words) implements Deployed {}

  /** It is in place for the next start; systemd waits for that, and then watches it. */
  record Placed() implements Deployed {}

  /** The same file was there already. */
  record AlreadyThere() implements Deployed {}

  /** It was in place, and was taken back: the service is as it was. */
  record TakenBack(String reason) implements Deployed {}

  /**
   * The file there is not one that Ringfence put there, or was changed since.
   *
   * @param words what is wrong and what to do, in one line
   * @param diff from what Ringfence put there, or nothing, to what is there
   */
  record Conflict(String words, String diff) implements Deployed {}

  /** It was not begun: another one is at work, or waits for its confirmation. */
  record Refused(String words) implements Deployed {}

  /** It was not begun, because this machine lacks something (a full disk, a read-only /etc). */
  record Lacking(String words) implements Deployed {}

  /** It could not be taken back now; systemd's timer goes on trying. */
  record Stuck(String reason, String words) implements Deployed {}
}
