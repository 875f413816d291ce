package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Removes the IPC objects of the service's user when the service stops. */
public record RemoveIPC() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("RemoveIPC", Topic.PROCESSES, Placement.EXECUTION)
          .since(232)
          .summary("Removes the IPC objects of the service's user when the service stops.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "System V and POSIX shared memory, semaphores and message queues stay until"
                  + " somebody removes them.",
              "They are removed when the last unit of this user and group has stopped.")
          .byDefault("no")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It goes by user: every object of User= and Group= goes, also those that"
                  + " another program of the same user made. Never use it for a user who"
                  + " logs in.")
          .note("Objects of root are never removed.")
          .link(
              Relation.IMPLIED_BY,
              "DynamicUser",
              "A user number must not be handed on with objects left behind.")
          .link(Relation.NEEDS, "User", "Without User=, Group= or DynamicUser= it does nothing.")
          .link(Relation.NEEDS, "Group", "Without User=, Group= or DynamicUser= it does nothing.")
          .breaks(
              "Databases and servers whose shared memory must survive a stop, or whose"
                  + " user other programs use too: the objects vanish under them."
                  + " PostgreSQL's fails this way when its user has another session.",
              "Give the service a user of its own, or leave it off.")
          .shows(new Signal.Silent(), "The next start finds its shared memory or queue gone.")
          .denies("ENOENT", "Opening a POSIX shared memory object or queue that was removed.")
          .denies("EINVAL", "Using a System V segment or semaphore that was removed.")
          .userUnits(
              UserUnits.systemOnly(
                  "A user's manager leaves IPC objects to systemd-logind, which has a"
                      + " RemoveIPC= of its own."))
          .scored("RemoveIPC")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              RemoveIPC=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
