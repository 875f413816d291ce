package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
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
import dev.ringfence.directive.value.SocketBindRule;

/** Lets sockets be bound to these ports, whatever SocketBindDeny= says. */
public record SocketBindAllow() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("SocketBindAllow", Topic.NETWORK, Placement.CONTROL_GROUP)
          .since(249)
          .summary("Lets sockets be bound to these ports, whatever SocketBindDeny= says.")
          .takes("[ipv4:|ipv6:][tcp:|udp:][PORT[-PORT]] | any", new SocketBindRule())
          .grade("any", "Every port; SocketBindDeny= has no effect.")
          .grade("RULE", "Ports that match this rule are let through.")
          .grade("empty", "No exception.")
          .byDefault("empty")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note("Alone it changes nothing: what is in neither list passes.")
          .link(Relation.EXCEPTS, "SocketBindDeny", "Without that, every port passes anyway.")
          .breaks(
              "Nothing by itself; a list that lacks a port breaks with SocketBindDeny=.",
              "Add the port, for both protocols where both are served.")
          .shows(new Signal.Silent(), "Nothing is denied by it.")
          .userUnits(UserUnits.noEffect())
          .requires(BuildFeature.BPF_FRAMEWORK)
          .kernel("CONFIG_CGROUP_BPF with the bind4 and bind6 hooks, on the unified hierarchy.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              SocketBindDeny=any
              SocketBindAllow=tcp:8000-8010
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
