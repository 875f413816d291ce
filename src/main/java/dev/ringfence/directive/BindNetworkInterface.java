package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.InterfaceNames;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Binds every socket of the service to one network interface. */
public record BindNetworkInterface() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("BindNetworkInterface", Topic.NETWORK, Placement.CONTROL_GROUP)
          .since(260)
          .summary("Binds every socket of the service to one network interface.")
          .takes("INTERFACE", InterfaceNames.one())
          .grade("none", "The routing table decides.")
          .grade("INTERFACE", "All traffic goes through this interface, such as a VRF or a VPN.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .note(
              "It does what ip vrf exec does. Name look-ups go through it as well, the"
                  + " local resolver excepted.")
          .link(Relation.SEE_ALSO, "RestrictNetworkInterfaces", "Allows several.")
          .breaks("Everything on other interfaces, lo among them.", "Leave it off.")
          .denies("ENETUNREACH", "An address that this interface does not lead to.")
          .userUnits(UserUnits.noEffect())
          .kernel("CONFIG_CGROUP_BPF on the unified hierarchy.")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              BindNetworkInterface=vrf-mgmt
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
