package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Choice;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Graded;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import java.util.Optional;

/** Puts the service into a user namespace, where its capabilities count for nothing outside. */
public record PrivateUsers() implements Sandboxing {
  /** From open to strict. */
  public enum Value implements Graded {
    NO,
    FULL,
    IDENTITY,
    YES,
    SELF,
    MANAGED;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case NO -> Grade.of("no", "Its capabilities hold for the whole machine.");
        case FULL ->
            Grade.of("full", "A namespace in which every user and group is the same as outside.")
                .from(258)
                .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM));
        case IDENTITY ->
            Grade.of(
                    "identity",
                    "A namespace in which the first 65536 users and groups are those outside.")
                .from(257)
                .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM));
        case YES ->
            Grade.of(
                "yes",
                "A namespace that knows root and the service's own user and group; all"
                    + " others appear as nobody.");
        case SELF -> Grade.synonym("self", "yes").from(257);
        case MANAGED ->
            Grade.of(
                    "managed",
                    "A namespace with a range of its own, which no user of the machine is in.")
                .from(260)
                .rated(Rating.ours(Level.HIGH, Level.VERY_HIGH));
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("PrivateUsers", Topic.NAMESPACES, Placement.EXECUTION)
          .since(232)
          .summary(
              "Puts the service into a user namespace, where its capabilities count for"
                  + " nothing outside.")
          .takes("BOOL | self | identity | full | managed", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("no")
          .rated(Rating.wiki(Level.HIGH, Level.HIGH))
          .note(
              "Capabilities inside, even all of them, give no right over the host's"
                  + " network, mounts, devices or clock. It takes the teeth out of root"
                  + " services that need root only in name.")
          .note(
              "Inside its namespace the service holds capabilities, and with them reaches"
                  + " parts of the kernel that an ordinary user does not: close those with"
                  + " CapabilityBoundingSet=, RestrictNamespaces= and a filter without"
                  + " @mount.")
          .effect("The service holds no capability in the host's user namespace.")
          .link(Relation.IMPLIED_BY, "DelegateNamespaces", "self, unless it is set.")
          .link(
              Link.of(
                      Relation.CONFLICTS,
                      "AmbientCapabilities",
                      "What they should allow on the host they no longer do.")
                  .with("yes", "self", "identity", "full", "managed"))
          .link(
              Link.of(Relation.CONFLICTS, "User", "managed is refused beside it.").with("managed"))
          .link(
              Link.of(Relation.CONFLICTS, "DynamicUser", "managed is refused beside it.")
                  .with("managed"))
          .link(
              Link.of(Relation.CONFLICTS, "PAMName", "managed is refused beside it.")
                  .with("managed"))
          .link(
              Link.of(Relation.CONFLICTS, "Group", "managed is refused beside it.").with("managed"))
          .link(
              Relation.CANCELLED_BY,
              "UserNamespacePath",
              "The named namespace is used, or the two are refused together.")
          .link(Relation.SEE_ALSO, "RestrictNamespaces", "Denies the service to make further ones.")
          .breaks(
              "Listening below 1024, raw sockets, ping, changing network settings,"
                  + " setting the clock, mounting: everything that a capability allows on"
                  + " the host.",
              "Leave it off, or pass the socket in by socket activation.")
          .breaks(
              "Files of other users look like nobody's, so that programs that check"
                  + " owners refuse them (OpenSSH keys, PostgreSQL data of another user,"
                  + " sudo).",
              "identity or full on newer systemd; else leave it off.")
          .breaks(
              "Switching to further users inside (web servers with a root master and"
                  + " www-data workers, mail delivery): no such user is mapped.",
              "Leave it off, or full.")
          .denies(
              "EPERM",
              "Whatever needs a capability on the host, although the capability shows as"
                  + " held.")
          .denies(
              "EACCES", "Listening below 1024, and files that only root's capabilities would open.")
          .denies("EINVAL", "Changing to a user or group that is not mapped.")
          .failsToStart(217, "USER", "In a jail without /proc; MountAPIVFS=yes mends it.")
          .userUnits(
              UserUnits.works(
                  "From 245 on; from 254 on a user's manager uses it by itself for every"
                      + " directive that needs it."))
          .scored("PrivateUsers")
          .kernel("User namespaces, not disabled by sysctl.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              PrivateUsers=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
