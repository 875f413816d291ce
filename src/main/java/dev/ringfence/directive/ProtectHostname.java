package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.HostNameProtection;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Denies changing the host's name. */
public record ProtectHostname() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("ProtectHostname", Topic.KERNEL, Placement.EXECUTION)
          .since(242)
          .summary("Denies changing the host's name.")
          .takes("BOOL | private [:NAME]", new HostNameProtection())
          .grade("no", "A root service may rename the machine.")
          .grade("private", 258, "It has a copy of the name that it may change for itself.")
          .grade("yes", "It has a copy of the name, and cannot change it.")
          .grade("yes:NAME", 258, "As yes, and the name it sees is NAME; private:NAME likewise.")
          .byDefault("no")
          .rated(Rating.wiki(Level.LOW, Level.LOW))
          .note(
              "The copy is taken at the start: later changes of the machine's name do not"
                  + " reach the service.")
          .note(
              "systemd-hostnamed still changes the name for a client that polkit allows;"
                  + " this only denies doing it directly.")
          .effect(
              "A UTS namespace of its own, and, with yes, sethostname and setdomainname"
                  + " are denied with EPERM.")
          .emptied(Emptiness.IGNORED)
          .breaks(
              "Services that set the name: DHCP clients, cloud-init, network managers,"
                  + " hostnamed itself.",
              "Leave it off.")
          .breaks(
              "Services that should notice a new name while they run: mail servers,"
                  + " loggers, cluster members.",
              "Restart them after a change, or leave it off.")
          .breaks(
              "In a jail made with TemporaryFileSystem=/ the start fails where there is"
                  + " no /proc (252 to 257).",
              "MountAPIVFS=yes.")
          .denies("EPERM", "sethostname, setdomainname, and writing to /proc/sys/kernel/hostname.")
          .failsToStart(226, "NAMESPACE", "In a bare jail without /proc.")
          .userUnits(UserUnits.userNamespace(254))
          .scored("ProtectHostname")
          .kernel("UTS namespaces; where there are none, it is ignored with a warning.")
          .link(Relation.SEE_ALSO, "MountAPIVFS", "Puts /proc into a bare jail, which it needs.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ProtectHostname=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
