package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Amount;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Lets the service leave open files with systemd over a restart. */
public record FileDescriptorStoreMax() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("FileDescriptorStoreMax", Topic.SERVICE, Placement.SERVICE)
          .since(219)
          .summary("Lets the service leave open files with systemd over a restart.")
          .takes("NUMBER", Amount.between(0, 4294967295L))
          .grade("N", "So many; any process that may notify can put them there.")
          .grade("0", "None.")
          .byDefault("0")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .link(Relation.IMPLIES, "NotifyAccess", "Raises none to main.")
          .userUnits(UserUnits.works())
          .scored("NotifyAccess")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              FileDescriptorStoreMax=16
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
