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

/** Keeps mounts that the service makes from the rest of the machine. */
public record PrivateMounts() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("PrivateMounts", Topic.NAMESPACES, Placement.EXECUTION)
          .since(239)
          .summary("Keeps mounts that the service makes from the rest of the machine.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Mounts made by the service appear everywhere, unless another directive"
                  + " gives it a mount namespace.",
              "They are seen by the service alone; mounts made outside still appear inside.")
          .byDefault("no", "From 254 on unset means: as the other directives need.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note(
              "Nearly every directive about files implies it; written out it is for"
                  + " services that have none of those. Up to 253 the score did not see the"
                  + " implied one and wanted it written.")
          .note(
              "Each command line gets a namespace of its own: what ExecStartPre= mounts"
                  + " is gone for ExecStart=.")
          .link(
              Relation.IMPLIED_BY,
              "PrivateNetwork",
              "From 254 on, unless PrivateMounts=no is written.")
          .link(
              Relation.IMPLIED_BY,
              "NetworkNamespacePath",
              "From 254 on, unless PrivateMounts=no is written.")
          .link(Relation.SEE_ALSO, "MountFlags", "The propagation inside the namespace.")
          .breaks(
              "Services whose business is mounting for others: udisks, automounters, NFS"
                  + " and storage daemons, container runtimes with volumes, FUSE helpers,"
                  + " snapd.",
              "Leave it off, and every other directive about files with it.")
          .breaks(
              "ExecStartPre= lines that mount something for the main process.",
              "A mount unit, or BindPaths=.")
          .shows(new Signal.Silent(), "The mount succeeds, and nobody else sees it.")
          .userUnits(UserUnits.userNamespace(254))
          .scored("PrivateMounts")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              PrivateMounts=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
