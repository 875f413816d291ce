package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Makes a user for the service when it starts, and lets it go when it stops. */
public record DynamicUser() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("DynamicUser", Topic.IDENTITY, Placement.EXECUTION)
          .since(232)
          .summary("Makes a user for the service when it starts, and lets it go when it stops.")
          .takes("BOOL", new Bool(Check.Consequence.UNIT_REFUSED))
          .offAndOn(
              "The service runs as User=, or root.",
              "It runs as a user that exists only while it runs, with the sandbox that"
                  + " this needs: nothing on disk may belong to a number that the next"
                  + " service can get.")
          .byDefault("no")
          .emptied(Emptiness.REFUSED)
          .misread(Misreading.UNIT_REFUSED)
          .rated(Rating.ours(Level.VERY_HIGH, Level.HIGH))
          .inMountNamespace()
          .note(
              "The name is User= if that is set and no such user exists, else the unit's"
                  + " name.")
          .note(
              "StateDirectory=, CacheDirectory= and LogsDirectory= then lie below a"
                  + " directory named private (/var/lib/private/NAME) with a link at the"
                  + " usual place, or, from 257 on where the kernel can, keep their place"
                  + " and are mapped to the user.")
          .note(
              "If a user of that name does exist, it is used, and nothing is dynamic but"
                  + " the sandbox.")
          .link(Relation.IMPLIES, "ProtectSystem", "strict, and nothing weaker can be chosen.")
          .link(Relation.IMPLIES, "ProtectHome", "read-only, where it would be no.")
          .link(Relation.IMPLIES, "PrivateTmp", "yes; from 257 on disconnected, unless it is set.")
          .link(Relation.IMPLIES, "RemoveIPC", "yes.")
          .link(Relation.IMPLIES, "NoNewPrivileges", "yes, from 242 on; it cannot be turned off.")
          .link(Relation.IMPLIES, "RestrictSUIDSGID", "yes, from 242 on; it cannot be turned off.")
          .link(Relation.COMPLETES, "StateDirectory", "The way to keep data.")
          .link(
              Link.of(
                      Relation.CONFLICTS,
                      "PrivateUsers",
                      "PrivateUsers=managed is refused beside it.")
                  .withOther("managed"))
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "With strict it brings the whole root directory back into a jail made with"
                          + " TemporaryFileSystem=/.")
                  .withOther("/"))
          .breaks(
              "Services whose data belongs to a fixed user, is shared with other"
                  + " services, or is named by number in ACLs, NFS exports or databases.",
              "Use a user of its own from the package, or systemd-sysusers.")
          .breaks(
              "Services that own a D-Bus name by policy for a user, or are known to"
                  + " polkit or sudo by user.",
              "Name a fixed user there.")
          .breaks(
              "Services that write outside StateDirectory= and its sisters.",
              "Move the data there, or use User= with the directives that fit.")
          .breaks("setuid helpers, because NoNewPrivileges= comes with it.", "Use User=.")
          .failsToStart(
              217,
              "USER",
              "No free number, the name belongs to something else, or nss-systemd is not"
                  + " in /etc/nsswitch.conf.")
          .denies("EROFS", "Writing anywhere but in its own directories.")
          .userUnits(
              UserUnits.systemOnly("From 256 on a user's manager refuses to load such a unit."))
          .scored(
              "UserOrDynamicUser",
              "RemoveIPC",
              "ProtectSystem",
              "ProtectHome",
              "PrivateTmp",
              "NoNewPrivileges",
              "RestrictSUIDSGID")
          .example(
              """
              [Service]
              ExecStart=/usr/bin/exampled
              DynamicUser=yes
              StateDirectory=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
