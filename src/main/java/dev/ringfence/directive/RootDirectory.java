package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.OnePath;
import dev.ringfence.directive.value.Rating;

/** Makes a directory the service's root directory. */
public record RootDirectory() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RootDirectory", Topic.IMAGES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Makes a directory the service's root directory.")
          .takes("PATH", new OnePath(Check.Consequence.UNIT_REFUSED))
          .grade("/", "The service sees the host's file system.")
          .grade("PATH", "It sees what is below this directory, and nothing else of the host.")
          .byDefault("/")
          .emptied(Emptiness.RESETS)
          .misread(Misreading.UNIT_REFUSED)
          .rated(Rating.ours(Level.HIGH, Level.VERY_HIGH))
          .inMountNamespace()
          .note(
              "The directory must hold everything that the service needs: the program,"
                  + " its libraries, configuration, /etc/passwd for User=. A directory made"
                  + " by debootstrap or a container image will do.")
          .note(
              "Unlike chroot(2) it is made by pivoting the root in a mount namespace,"
                  + " which a root process without CAP_SYS_ADMIN cannot leave.")
          .note(
              "TemporaryFileSystem=/:ro with BindReadOnlyPaths= gives the same view"
                  + " without a directory to keep up to date, but the score does not"
                  + " recognise it.")
          .link(
              Relation.IMPLIES,
              "MountAPIVFS",
              "From 247 on /proc, /sys and /dev are mounted inside, unless MountAPIVFS=no.")
          .link(Relation.SEE_ALSO, "RootImage", "The same from a disk image.")
          .link(
              Relation.SEE_ALSO,
              "TemporaryFileSystem",
              "A root directory made of nothing but bind mounts.")
          .link(
              Relation.SEE_ALSO,
              "BindLogSockets",
              "Brings the journal's sockets inside (257 and later).")
          .link(
              Relation.NEEDED_BY,
              "RootDirectoryStartOnly",
              "It says for which commands the root changes.")
          .link(Relation.NEEDED_BY, "RootEphemeral", "Runs the service in a copy of the directory.")
          .link(
              Relation.COMPLETES,
              "ProtectSystem",
              "strict makes the new root read-only; the two go together well.")
          .breaks(
              "Logging: the sockets of the journal are not inside.",
              "BindReadOnlyPaths=/dev/log /run/systemd/journal/socket"
                  + " /run/systemd/journal/stdout, or BindLogSockets=yes from 257 on.")
          .breaks(
              "sd_notify(): the socket is not inside.", "BindReadOnlyPaths=/run/systemd/notify.")
          .breaks(
              "Names that are looked up: /etc/resolv.conf, /etc/passwd, certificates,"
                  + " time zones.",
              "Put them inside, or bind them.")
          .failsToStart(
              203, "EXEC", "The program, its interpreter or its libraries are not inside.")
          .failsToStart(217, "USER", "The user is not known inside.")
          .failsToStart(
              226,
              "NAMESPACE",
              "The directory does not exist, or something to mount inside has no place there.")
          .userUnits(UserUnits.userNamespace(254))
          .scored("RootDirectoryOrRootImage")
          .example(
              """
              [Service]
              RootDirectory=/srv/exampled
              ExecStart=/usr/sbin/exampled
              BindReadOnlyPaths=/run/systemd/notify /run/systemd/journal/socket
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
