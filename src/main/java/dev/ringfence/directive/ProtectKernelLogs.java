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

/** Denies reading and writing the kernel's log. */
public record ProtectKernelLogs() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("ProtectKernelLogs", Topic.KERNEL, Placement.EXECUTION)
          .since(244)
          .summary("Denies reading and writing the kernel's log.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "The service may read the kernel log if it runs as root or the machine lets"
                  + " everyone.",
              "syslog(2), /proc/kmsg and /dev/kmsg are closed to it.")
          .byDefault("no")
          .rated(Rating.wiki(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note(
              "The log gives away kernel addresses, devices and what other services do."
                  + " Debian and Arch restrict it to root anyway (kernel.dmesg_restrict);"
                  + " this is a second fence.")
          .note(
              "The syslog(3) function of the C library, which writes to the journal, has"
                  + " nothing to do with it and keeps working.")
          .effect("Denies the syslog system call with EPERM.")
          .link(Relation.IMPLIES, "CapabilityBoundingSet", "Takes CAP_SYSLOG away.")
          .link(Relation.SEE_ALSO, "PrivateDevices", "A private /dev has no kmsg either.")
          .breaks(
              "Loggers that collect kernel messages: rsyslog with imklog, syslog-ng,"
                  + " klogd, and hardware monitors (mcelog, rasdaemon, fail2ban on kernel"
                  + " lines).",
              "Let them read the journal (imjournal), or leave it off.")
          .breaks("dmesg in scripts of the service.", "journalctl -k.")
          .denies("EPERM", "syslog(2), and opening /dev/kmsg.")
          .denies("EACCES", "Opening /proc/kmsg.")
          .userUnits(UserUnits.userNamespace(251))
          .scored("ProtectKernelLogs", "CapabilityBoundingSet_CAP_SYSLOG")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ProtectKernelLogs=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
