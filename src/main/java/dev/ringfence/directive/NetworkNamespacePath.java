package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.OnePath;
import dev.ringfence.directive.value.Rating;

/** Puts the service into an existing network namespace. */
public record NetworkNamespacePath() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("NetworkNamespacePath", Topic.NETWORK, Placement.EXECUTION)
          .since(242)
          .summary("Puts the service into an existing network namespace.")
          .takes("PATH", new OnePath(Check.Consequence.LINE_IGNORED))
          .grade("none", "The machine's network, or a private one.")
          .grade("PATH", "The network of this namespace: its interfaces, routes and firewall.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.HIGH, Level.HIGH))
          .note(
              "With a namespace that holds one interface, such as a VPN's, the service"
                  + " cannot reach anything else. ip netns makes them below /run/netns. The"
                  + " score does not look at it.")
          .link(Relation.CANCELS, "PrivateNetwork", "The named namespace is joined instead.")
          .link(
              Relation.IMPLIES, "PrivateMounts", "From 254 on, unless PrivateMounts=no is written.")
          .link(Relation.SEE_ALSO, "JoinsNamespaceOf", "Joins another unit's network.")
          .breaks(
              "The service cannot reach others on 127.0.0.1, and the namespace must exist"
                  + " before it starts.",
              "Order it after the unit that makes the namespace.")
          .failsToStart(225, "NETWORK", "The file does not exist or is no network namespace.")
          .userUnits(UserUnits.userNamespace(251))
          .kernel("Network namespaces.")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              NetworkNamespacePath=/run/netns/vpn
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
