package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Denies setting the setuid and setgid bits on files and directories. */
public record RestrictSUIDSGID() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("RestrictSUIDSGID", Topic.PRIVILEGES, Placement.EXECUTION)
          .since(242)
          .summary("Denies setting the setuid and setgid bits on files and directories.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "The service may mark its files setuid and setgid.",
              "It may not, by any system call.")
          .byDefault("no", "From 258 on DefaultRestrictSUIDSGID= in system.conf sets the default.")
          .rated(Rating.wiki(Level.MEDIUM, Level.LOW))
          .note(
              "It stops a broken-in service from leaving a program behind that lends its"
                  + " user's rights to others, which goes best with NoNewPrivileges=.")
          .note(
              "setgid on a directory has another meaning (files inherit the group) and is"
                  + " denied as well.")
          .note(
              "openat2(2) is denied as a whole with ENOSYS, because a filter cannot look"
                  + " at its arguments; programs fall back to openat(2).")
          .link(Relation.IMPLIED_BY, "DynamicUser", "From 242 on; it cannot be turned off there.")
          .link(
              Relation.IMPLIED_BY,
              "DefaultRestrictSUIDSGID",
              "The manager's default for units that do not set it (258 and later).")
          .link(
              Relation.COMPLETES,
              "NoNewPrivileges",
              "That one stops the service from using such files, this one from making them.")
          .link(
              Relation.COMPLETES,
              "SystemCallArchitectures",
              "The filter covers the architectures that are left.")
          .breaks(
              "Package managers and anything that unpacks archives with such bits.",
              "Leave it off.")
          .breaks(
              "Services that keep shared directories setgid: mail spools, git"
                  + " repositories with core.sharedRepository, Samba shares, mkdir -m 2775"
                  + " in scripts.",
              "Make the directory beforehand with systemd-tmpfiles, or leave it off.")
          .breaks(
              "Programs that ask for openat2(2) and have no fallback.",
              "Report it to their authors; leave it off until then.")
          .denies(
              "EPERM",
              "chmod, open, mkdir or mknod with the setuid or setgid bit; the audit log"
                  + " names the call.")
          .denies("ENOSYS", "openat2(2), whatever its arguments.")
          .userUnits(UserUnits.worksWithNoNewPrivileges())
          .scored("RestrictSUIDSGID")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              NoNewPrivileges=yes
              RestrictSUIDSGID=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
