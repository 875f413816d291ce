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

/** Gives the service System V IPC objects and POSIX message queues of its own. */
public record PrivateIPC() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("PrivateIPC", Topic.PROCESSES, Placement.EXECUTION)
          .since(248)
          .summary("Gives the service System V IPC objects and POSIX message queues of its own.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "It sees the machine's shared memory segments, semaphores and queues.",
              "It has none but its own, which go when it stops.")
          .byDefault("no")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note(
              "POSIX shared memory lies in /dev/shm and Unix sockets in the file system"
                  + " or the network namespace: none of them is concerned.")
          .note("The score does not look at it.")
          .link(Relation.SEE_ALSO, "JoinsNamespaceOf", "Two units can share one IPC namespace.")
          .link(Relation.CANCELLED_BY, "IPCNamespacePath", "The named namespace is joined instead.")
          .breaks(
              "Services that share System V memory with others: PostgreSQL tools run from"
                  + " outside are fine, but Oracle and SAP systems, some Zabbix and Apache"
                  + " module set-ups, X11's MIT-SHM and older sound programs meet there.",
              "Leave it off, or JoinsNamespaceOf= for both.")
          .breaks("fakeroot with System V queues across units.", "fakeroot-tcp.")
          .denies("ENOENT", "shmget, semget or msgget for a key that another service made.")
          .shows(new Signal.Silent(), "A second set of objects is made under the same key.")
          .userUnits(UserUnits.userNamespace(251))
          .kernel("IPC namespaces; where there are none, it is ignored with a warning.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              PrivateIPC=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
