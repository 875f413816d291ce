package dev.ringfence.trial;

import dev.ringfence.clone.CloneRequest;

/**
 * The drop-ins of a trial. They sort behind all others of the unit, and in this order, so that the
 * plan wins over the unit and the trial's own bounds win over the plan.
 */
record TrialDropIns(String unit) {
  /** Replaces Type=simple, by which "started" means nothing: the program need not even exist. */
  static final String EXEC = "[Service]\nType=exec\n";

  String early() {
    return path("1-early");
  }

  String plan() {
    return path("2-plan");
  }

  String bounds() {
    return path("3-bounds");
  }

  private String path(String name) {
    return CloneRequest.UNITS + "/" + unit + ".d/zzzz-ringfence-" + name + ".conf";
  }

  /** No restarts and no limit of them, and no waiting for ever, which some services ask for. */
  static String boundsFor(Patience patience) {
    return """
    [Unit]
    StartLimitIntervalSec=0
    [Service]
    Restart=no
    TimeoutStartSec=%dms
    TimeoutStopSec=%dms
    """
        .formatted(patience.start().toMillis(), patience.stop().toMillis());
  }
}
