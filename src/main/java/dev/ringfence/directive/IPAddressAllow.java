package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.IpPrefixes;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Lets packets to and from these addresses through, whatever IPAddressDeny= says. */
public record IPAddressAllow() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("IPAddressAllow", Topic.NETWORK, Placement.CONTROL_GROUP)
          .since(235)
          .summary(
              "Lets packets to and from these addresses through, whatever IPAddressDeny="
                  + " says.")
          .takes("ADDRESS[/LENGTH] | any | localhost | link-local | multicast", new IpPrefixes())
          .grade("any", "Every address is let through; IPAddressDeny= has no effect.")
          .grade("ADDRESS/LENGTH...", "These are let through.")
          .grade("empty", "No exception.")
          .byDefault("empty")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It is looked at before IPAddressDeny=; an address in neither list passes."
                  + " Alone it changes nothing.")
          .note(
              "The score reads it beside IPAddressDeny=any: localhost alone is nearly as"
                  + " good as none; multicast and other addresses cost more.")
          .link(Relation.EXCEPTS, "IPAddressDeny", "Without that, every address passes anyway.")
          .breaks(
              "Nothing by itself; a list that lacks an address breaks with IPAddressDeny=.",
              "Add the resolver, the proxy, and the machine's own address.")
          .shows(new Signal.Silent(), "Nothing is denied by it.")
          .userUnits(UserUnits.noEffect())
          .kernel("CONFIG_CGROUP_BPF on the unified hierarchy.")
          .scored("IPAddressDeny")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              IPAddressDeny=any
              IPAddressAllow=localhost
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
