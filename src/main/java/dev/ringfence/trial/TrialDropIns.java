package dev.ringfence.trial;

import dev.ringfence.clone.CloneRequest;

/**
 * The drop-ins of a trial. They sort behind all others of the unit, and in this order, so that the
 * plan wins over the unit and the trial's own bounds win over the plan.
 */
record TrialDropIns(String unit) {
  /** Replaces Type=simple, by which "started" means nothing: the program need not even exist. */
  static final String EXEC = "[Service]\nType=exec\n";

  /** The file that holds what is tried. */
  static final String PLAN_FILE = "zzzz-ringfence-2-plan.conf";

  String early() {
    return path("zzzz-ringfence-1-early.conf");
  }

  String plan() {
    return path(PLAN_FILE);
  }

  String bounds() {
    return path("zzzz-ringfence-3-bounds.conf");
  }

  private String path(String file) {
    return CloneRequest.UNITS + "/" + unit + ".d/" + file;
  }

  /**
   * No restarts and no limit of them, and no waiting for ever, which some services ask for.
   *
   * @param more lines for [Service]
   */
  static String boundsFor(Patience patience, String more) {
    return """
    [Unit]
    StartLimitIntervalSec=0
    [Service]
    Restart=no
    TimeoutStartSec=%dms
    TimeoutStopSec=%dms
    %s\
    """
        .formatted(patience.start().toMillis(), patience.stop().toMillis(), more);
  }
}
