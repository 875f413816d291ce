package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Gives the service a /dev with nothing in it but the harmless nodes. */
public record PrivateDevices() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("PrivateDevices", Topic.DEVICES, Placement.EXECUTION)
          .since(209)
          .summary("Gives the service a /dev with nothing in it but the harmless nodes.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "The service sees every device node of the machine; permissions decide.",
              "/dev holds null, zero, full, random, urandom, tty, ptmx and pts, the"
                  + " standard links, shm, mqueue, hugepages and the log socket; disks,"
                  + " sound, input, video, USB and memory devices are gone. It is read-only"
                  + " and nothing in it can be executed.")
          .byDefault("no")
          .rated(Rating.wiki(Level.MEDIUM, Level.LOW))
          .inMountNamespace()
          .note("/dev/null and its like stay, so that most services never notice.")
          .note(
              "The node that a program was handed as an open file by socket activation or"
                  + " OpenFile= keeps working.")
          .effect("Denies the @raw-io system calls (I/O ports, PCI configuration) with EPERM.")
          .link(
              Relation.IMPLIES, "CapabilityBoundingSet", "Takes CAP_MKNOD and CAP_SYS_RAWIO away.")
          .link(
              Relation.IMPLIES,
              "DevicePolicy",
              "Turns auto into closed, so that the kernel refuses other devices too,"
                  + " wherever their nodes are.")
          .link(
              Relation.CANCELS,
              "DeviceAllow",
              "What the control group lets through is of no use: the node itself is"
                  + " missing from the private /dev.")
          .link(
              Relation.IMPLIES, "BindLogSockets", "With RootDirectory= or RootImage=, from 257 on.")
          .link(
              Relation.COMPLETES,
              "SystemCallArchitectures",
              "The system-call part only covers the architectures that are left.")
          .link(Relation.COMPLETES, "ProtectSystem", "ProtectSystem=strict leaves /dev alone.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "In a jail made with TemporaryFileSystem=/ it puts a /dev back, which is"
                          + " harmless and mostly wanted.")
                  .withOther("/"))
          .breaks(
              "Services that need a device: sound, video, GPU, serial ports, USB, disks"
                  + " (smartd, mdadm, LVM, fwupd), /dev/kvm, /dev/net/tun (VPNs), /dev/fuse,"
                  + " /dev/rtc, hardware watchdogs, TPMs.",
              "Leave it off and use DevicePolicy=closed with DeviceAllow= for what is needed.")
          .breaks("Programs that read the kernel log through /dev/kmsg.", "Leave it off.")
          .breaks(
              "Old programs that map /dev/zero executable.", "Leave it off, or mend the program.")
          .denies(
              "ENOENT", "Opening a node that the private /dev does not have; nothing is logged.")
          .denies(
              "EPERM",
              "Making a device node, I/O-port calls, and opening a device through a node"
                  + " elsewhere.")
          .denies("EROFS", "Making anything in /dev itself.")
          .userUnits(
              UserUnits.userNamespace(251)
                  .because("The control group's device list does nothing there; /dev is private."))
          .scored(
              "PrivateDevices",
              "DeviceAllow",
              "CapabilityBoundingSet_CAP_MKNOD",
              "CapabilityBoundingSet_CAP_SYS_RAWIO")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              PrivateDevices=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
