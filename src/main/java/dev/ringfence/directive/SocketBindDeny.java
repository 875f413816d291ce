package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.SocketBindRule;

/** Denies binding sockets to these ports. */
public record SocketBindDeny() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("SocketBindDeny", Topic.NETWORK, Placement.CONTROL_GROUP)
          .since(249)
          .summary("Denies binding sockets to these ports.")
          .takes("[ipv4:|ipv6:][tcp:|udp:][PORT[-PORT]] | any", new SocketBindRule())
          .grade("empty", "Any free port that permissions allow.")
          .grade(
              "RULE",
              "Ports that match this rule are denied, but for those that SocketBindAllow="
                  + " names.")
          .grade("any", "All ports are denied, but for those that SocketBindAllow= names.")
          .byDefault("empty")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .note(
              "any with a SocketBindAllow= for the port that the service serves stops a"
                  + " broken-in service from opening another door.")
          .note("One rule a line. Port 0, by which the kernel chooses one, cannot be named.")
          .note(
              "Debian 12's systemd is built without BPF_FRAMEWORK and ignores it; the"
                  + " score does not look at it anywhere.")
          .link(Relation.EXCEPTED_BY, "SocketBindAllow", "Ports that pass; looked at first.")
          .link(
              Relation.COMPLETES,
              "IPAddressDeny",
              "That one limits whom it talks to, this one where it listens.")
          .breaks(
              "Services that open further ports: FTP data connections, RPC, media"
                  + " servers, DNS resolvers that bind source ports, cluster members, debug"
                  + " and metrics ports.",
              "SocketBindAllow= for each.")
          .denies("EPERM", "bind(2) to such a port.")
          .bypass(
              "connect(2) without bind(2) is not concerned, and sockets that systemd"
                  + " passed in are bound already.")
          .userUnits(UserUnits.noEffect())
          .requires(BuildFeature.BPF_FRAMEWORK)
          .kernel("CONFIG_CGROUP_BPF with the bind4 and bind6 hooks, on the unified hierarchy.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              SocketBindDeny=any
              SocketBindAllow=tcp:443
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
