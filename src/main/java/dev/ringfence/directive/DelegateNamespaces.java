package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.NamespaceList;
import dev.ringfence.directive.value.Rating;

/** Decides which of its namespaces the service's own user namespace owns. */
public record DelegateNamespaces() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("DelegateNamespaces", Topic.NAMESPACES, Placement.EXECUTION)
          .since(258)
          .summary("Decides which of its namespaces the service's own user namespace owns.")
          .takes("BOOL | [~]TYPE...", new NamespaceList())
          .grade(
              "yes",
              "All of them: its capabilities count inside each, so that it may mount, set"
                  + " the host name and configure interfaces there.")
          .grade("TYPE...", "These: cgroup, ipc, net, mnt, pid, uts.")
          .grade(
              "no",
              "None: its capabilities inside the user namespace change nothing in the others.")
          .byDefault("no")
          .repeated(Repetition.MERGES)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "For container managers that run under PrivateUsers=. It makes no"
                  + " namespace; it only says who owns those that other directives make.")
          .link(Relation.IMPLIES, "PrivateUsers", "self, unless it is set.")
          .breaks(
              "Without it, mounting or configuring interfaces inside a user namespace.",
              "Name the type.")
          .denies("EPERM", "An operation on a namespace that was not delegated.")
          .userUnits(UserUnits.works())
          .example(
              """
              [Service]
              ExecStart=/usr/bin/exampled
              PrivateUsers=yes
              PrivateNetwork=yes
              DelegateNamespaces=net
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
