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

/** Makes the kernel's settings in /proc and /sys read-only. */
public record ProtectKernelTunables() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("ProtectKernelTunables", Topic.KERNEL, Placement.EXECUTION)
          .since(232)
          .summary("Makes the kernel's settings in /proc and /sys read-only.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "A root service may change kernel settings.",
              "/proc/sys, /sys and the writable files of /proc are read-only, and"
                  + " /proc/kallsyms and /proc/kcore are closed.")
          .byDefault("no")
          .rated(Rating.wiki(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note("Settings belong to sysctl.d(5) and tmpfiles.d(5), not to daemons.")
          .note("/sys/fs/cgroup stays as it was: that is ProtectControlGroups=.")
          .effect("Denies the old _sysctl system call.")
          .effect("BPF and debug file systems below /sys become read-only as well.")
          .link(
              Relation.IMPLIES,
              "MountAPIVFS",
              "/proc, /sys and /dev are mounted where they are missing.")
          .link(
              Relation.COMPLETES,
              "ProtectControlGroups",
              "The control-group tree, which this one leaves writable.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "In a jail made with TemporaryFileSystem=/ it puts /proc and /sys back,"
                          + " which is mostly wanted.")
                  .withOther("/"))
          .breaks(
              "Daemons that set kernel parameters: network managers, VPN and tunnel"
                  + " programs (net.ipv4.ip_forward), databases that tune vm.* or"
                  + " transparent huge pages, Docker and Kubernetes, tuned, irqbalance"
                  + " (/proc/irq), power management, laptop-mode tools.",
              "Set the value in sysctl.d and leave the daemon nothing to do, or leave it off.")
          .breaks(
              "Hardware tools that write to /sys: backlight, LEDs, GPIO, fan control, SR-IOV.",
              "Leave it off, or ReadWritePaths= for the one place below /sys.")
          .denies("EROFS", "Writing to such a file; nothing is logged.")
          .denies("EACCES", "Opening /proc/kallsyms or /proc/kcore.")
          .userUnits(UserUnits.userNamespace(251))
          .scored("ProtectKernelTunables")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ProtectKernelTunables=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
