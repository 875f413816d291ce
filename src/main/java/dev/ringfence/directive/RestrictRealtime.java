package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Denies real-time scheduling. */
public record RestrictRealtime() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("RestrictRealtime", Topic.SYSTEM_CALLS, Placement.EXECUTION)
          .since(231)
          .summary("Denies real-time scheduling.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "A service with the privilege may schedule itself before everything else.",
              "Scheduling policies other than the ordinary, batch and idle ones are denied.")
          .byDefault("no")
          .rated(Rating.wiki(Level.LOW, Level.LOW))
          .note(
              "A real-time task that runs wild starves the machine: this prevents a"
                  + " denial of service more than a break-in.")
          .note(
              "What the unit itself sets with CPUSchedulingPolicy= is done before the"
                  + " filter and works.")
          .link(
              Relation.COMPLETES,
              "CapabilityBoundingSet",
              "Take CAP_SYS_NICE away too, which real-time scheduling needs.")
          .link(
              Relation.COMPLETES,
              "SystemCallArchitectures",
              "The filter covers the architectures that are left.")
          .breaks(
              "Sound servers and musicians' programs (PipeWire, JACK), rtkit, telephony"
                  + " (Asterisk), time services (chrony -P, linuxptp), corosync, watchdog"
                  + " daemons, software radio, machine control.",
              "Leave it off, or set CPUSchedulingPolicy= and CPUSchedulingPriority= in"
                  + " the unit and let the program not try itself.")
          .denies(
              "EPERM",
              "sched_setscheduler with a real-time policy; the audit log names the call."
                  + " Many programs only warn.")
          .bypass(
              "sched_setattr(2) passes the policy in memory, where the filter cannot"
                  + " look: take CAP_SYS_NICE away and set LimitRTPRIO=0.")
          .userUnits(UserUnits.worksWithNoNewPrivileges())
          .scored("RestrictRealtime")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              RestrictRealtime=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
