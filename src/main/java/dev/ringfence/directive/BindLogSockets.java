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

/** Brings the journal's sockets into the service's root. */
public record BindLogSockets() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("BindLogSockets", Topic.IMAGES, Placement.EXECUTION)
          .since(257)
          .summary("Brings the journal's sockets into the service's root.")
          .takes("BOOL", Bool.INSTANCE)
          .grade("yes", "The service can log from inside a root of its own.")
          .grade("no", "It cannot, unless the sockets are bound in otherwise.")
          .byDefault("auto", "yes where a directive below implies it.")
          .inMountNamespace()
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .link(Relation.IMPLIED_BY, "MountAPIVFS", "From 257 on.")
          .link(Relation.IMPLIED_BY, "LogNamespace", "The sockets of that namespace.")
          .link(Relation.IMPLIED_BY, "PrivateDevices", "With RootDirectory= or RootImage=.")
          .link(Relation.SEE_ALSO, "RootDirectory", "A root without the sockets.")
          .breaks("Without it in a root of its own, what the service logs is lost.", "yes.")
          .shows(new Signal.Silent(), "Log lines are lost.")
          .userUnits(UserUnits.userNamespace(257))
          .unscaled()
          .example(
              """
              [Service]
              RootDirectory=/srv/exampled
              BindLogSockets=yes
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
