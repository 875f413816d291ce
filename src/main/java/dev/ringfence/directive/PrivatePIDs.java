package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Gives the service process ids of its own, so that it sees and reaches no other process. */
public record PrivatePIDs() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("PrivatePIDs", Topic.PROCESSES, Placement.EXECUTION)
          .since(257)
          .summary(
              "Gives the service process ids of its own, so that it sees and reaches no"
                  + " other process.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "It sees the machine's processes, as /proc and permissions allow.",
              "Each command line is process 1 of a namespace of its own and sees its"
                  + " children alone.")
          .byDefault("no")
          .rated(Rating.ours(Level.HIGH, Level.MEDIUM))
          .inMountNamespace()
          .note(
              "It does more than ProtectProc=: what cannot be named cannot be signalled"
                  + " or traced either, also by root. The score does not look at it.")
          .note(
              "Process 1 has duties: it must reap children that lost their parent, and"
                  + " signals without a handler do nothing to it, SIGTERM among them.")
          .link(Relation.IMPLIES, "MountAPIVFS", "It needs a /proc of its own.")
          .link(Relation.CONFLICTS, "PAMName", "Refused together.")
          .link(
              Link.of(
                      Relation.CONFLICTS,
                      "Type",
                      "Refused with Type=forking: when process 1 ends, all others are killed.")
                  .withOther("forking"))
          .link(Relation.SEE_ALSO, "ProtectProc", "Hides processes and leaves ids alone.")
          .breaks(
              "Programs that do not handle SIGTERM are killed after the stop time-out;"
                  + " programs that start children and do not reap them fill up with"
                  + " zombies.",
              "Start them by a small init (dumb-init, tini), or mend them.")
          .breaks(
              "Programs that talk about process ids with others: PID files read from"
                  + " outside, SCM_CREDENTIALS checks, fuser and lsof, monitors.",
              "Leave it off.")
          .shows(new Signal.TimesOut(), "A program without a SIGTERM handler does not stop.")
          .shows(new Signal.Silent(), "Other processes are not there.")
          .userUnits(UserUnits.userNamespace(257))
          .kernel("PID namespaces; where there are none, it is ignored.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              PrivatePIDs=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
