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

/** Drops packets to and from these addresses. */
public record IPAddressDeny() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("IPAddressDeny", Topic.NETWORK, Placement.CONTROL_GROUP)
          .since(235)
          .summary("Drops packets to and from these addresses.")
          .takes("ADDRESS[/LENGTH] | any | localhost | link-local | multicast", new IpPrefixes())
          .grade("empty", "No address is denied.")
          .grade("ADDRESS/LENGTH...", "Packets to and from these networks are dropped.")
          .grade("any", "All packets are dropped but those that IPAddressAllow= lets through.")
          .byDefault("empty")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.HIGH, Level.HIGH))
          .note(
              "IPAddressDeny=any with IPAddressAllow=localhost suits services that only"
                  + " talk to others on the same machine; with the addresses of a database"
                  + " or proxy it suits many more.")
          .note(
              "It filters addresses, not names or ports, and looks at every packet of"
                  + " every socket in the control group, sent or received. Lists of parent"
                  + " slices count too.")
          .note("any stands for 0.0.0.0/0 and ::/0; the score wants both.")
          .note(
              "Where BPF for control groups is missing (some containers, user units), it"
                  + " is ignored with one line in the journal.")
          .link(
              Relation.EXCEPTED_BY,
              "IPAddressAllow",
              "Lets single addresses through; it is looked at first.")
          .link(Relation.SEE_ALSO, "PrivateNetwork", "Takes the interfaces away as well.")
          .link(Relation.SEE_ALSO, "Slice", "The lists of the slices above are added.")
          .link(Relation.SEE_ALSO, "IPAccounting", "Counts the traffic.")
          .breaks(
              "Name look-ups: the resolver's address (127.0.0.53 or the DNS server's)"
                  + " must be allowed, also for a name used once an hour.",
              "IPAddressAllow=localhost with systemd-resolved, or the server's address.")
          .breaks(
              "Addresses that change: cloud services, content networks, failover.",
              "Do not filter by address there.")
          .breaks(
              "A socket that systemd opened for the service: it is governed by the socket"
                  + " unit's lists.",
              "Put the list into the socket unit as well.")
          .denies("EPERM", "Sending UDP to such an address.")
          .shows(new Signal.TimesOut(), "Connecting by TCP to such an address: the packets vanish.")
          .shows(new Signal.Silent(), "Packets that come in are dropped; the sender sees nothing.")
          .userUnits(UserUnits.noEffect())
          .kernel("CONFIG_CGROUP_BPF on the unified hierarchy.")
          .scored("IPAddressDeny")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              IPAddressDeny=any
              IPAddressAllow=localhost 192.0.2.10
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
