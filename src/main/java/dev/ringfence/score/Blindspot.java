package dev.ringfence.score;

import dev.ringfence.unit.Problem;

/**
 * Something that the score does not see, and that makes a service less protected, or less well
 * working, than its score says.
 *
 * @param problem where, and in words for the user
 */
public record Blindspot(Kind kind, Problem problem) {
  /** What kinds there are. */
  public enum Kind {
    /** A command that runs outside of the sandbox. */
    EXEC_PREFIX("exec-prefix", "A command runs outside of the sandbox."),
    /** A setting that the systemd was built without. */
    NOT_BUILT_IN("not-built-in", "This systemd was built without what a setting needs."),
    /** A setting that the systemd is too old for. */
    TOO_NEW("too-new", "This systemd is too old for a setting and ignores it."),
    /** A setting that cannot work in the unit of a user's manager. */
    USER_UNIT("user-unit", "A setting does not work in user units."),
    /** A name that systemd does not know and passes over. */
    MISSPELT("misspelt", "A name is misspelt, and systemd passes over it."),
    /** A drop-in that systemd reads only in part. */
    CUT_SHORT("cut-short", "systemd stops reading a drop-in before its end."),
    /** Something in its files that systemd makes nothing of, or not what was meant. */
    MALFORMED("malformed", "systemd makes nothing of a line, or not what was meant.");

    private final String id;
    private final String summary;

    Kind(String id, String summary) {
      this.id = id;
      this.summary = summary;
    }

    /** A stable name for machines. */
    public String id() {
      return id;
    }

    /** One sentence. */
    public String summary() {
      return summary;
    }
  }
}
