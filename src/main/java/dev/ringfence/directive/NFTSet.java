package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Puts the service's control group, user or group into sets of the nftables firewall. */
public record NFTSet() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("NFTSet", Topic.NETWORK, Placement.CONTROL_GROUP)
          .since(255)
          .summary(
              "Puts the service's control group, user or group into sets of the nftables"
                  + " firewall.")
          .takes("cgroup|user|group:FAMILY:TABLE:SET...", Text.INSTANCE)
          .grade("none", "The firewall does not know the service.")
          .grade("SOURCE:FAMILY:TABLE:SET...", "Rules that use the set hold for this service.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "systemd only fills the sets; table, set and rules must be there. Where"
                  + " they are not, nothing happens and nothing is said.")
          .link(Relation.SEE_ALSO, "IPAddressDeny", "Filters without a firewall.")
          .shows(new Signal.Silent(), "A set that does not exist is left alone.")
          .userUnits(UserUnits.systemOnly(""))
          .kernel("nftables.")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              NFTSet=cgroup:inet:filter:exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
