package dev.ringfence.directive.entry;

import java.util.List;

/**
 * Where a directive may stand, and on what it acts.
 *
 * <p>Source: the tables that {@code systemd --dump-configuration-items} prints
 * (load-fragment-gperf.gperf), and systemd-system.conf(5).
 */
public enum Placement {
  /** Applied to each process as it is started (systemd.exec(5)). */
  EXECUTION("Service Socket Mount Swap", Reach.EACH_COMMAND, "systemd.exec(5)"),
  /** As {@link #EXECUTION}, and in system.conf for the manager and all that it starts. */
  EXECUTION_AND_MANAGER("Service Socket Mount Swap Manager", Reach.EACH_COMMAND, "systemd.exec(5)"),
  /** Applied to the unit's whole control group (systemd.resource-control(5)). */
  CONTROL_GROUP(
      "Service Socket Mount Swap Slice Scope",
      Reach.WHOLE_CONTROL_GROUP,
      "systemd.resource-control(5)"),
  /** Services alone (systemd.service(5)). */
  SERVICE("Service", Reach.UNIT, "systemd.service(5)"),
  /** Services, and mounts with another meaning. */
  SERVICE_AND_MOUNT("Service Mount", Reach.UNIT, "systemd.service(5)"),
  /** The {@code [Unit]} section of any unit (systemd.unit(5)). */
  UNIT("Unit", Reach.UNIT, "systemd.unit(5)"),
  /** The manager's own configuration, system.conf (systemd-system.conf(5)). */
  MANAGER("Manager", Reach.EVERY_UNIT, "systemd-system.conf(5)");

  /** On what a directive acts. */
  public enum Reach {
    /** Each command line; one with the prefix {@code +} is exempt. */
    EACH_COMMAND,
    /** Everything in the unit's control group; no prefix exempts a command. */
    WHOLE_CONTROL_GROUP,
    /** The unit itself. */
    UNIT,
    /** Every unit of the manager. */
    EVERY_UNIT
  }

  private final String sections;
  private final Reach reach;
  private final String manual;

  Placement(String sections, Reach reach, String manual) {
    this.sections = sections;
    this.reach = reach;
    this.manual = manual;
  }

  /** The sections that accept it, without brackets. */
  public List<String> sections() {
    return List.of(sections.split(" "));
  }

  /** On what it acts. */
  public Reach reach() {
    return reach;
  }

  /** The manual page that documents it. */
  public String manual() {
    return manual;
  }
}
