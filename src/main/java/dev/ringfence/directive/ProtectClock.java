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

/** Denies setting the system clock and the hardware clock. */
public record ProtectClock() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("ProtectClock", Topic.KERNEL, Placement.EXECUTION)
          .since(245)
          .summary("Denies setting the system clock and the hardware clock.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "A root service may set the clock.",
              "The clock cannot be set, and the hardware clock can at most be read.")
          .byDefault("no")
          .rated(Rating.wiki(Level.LOW, Level.MEDIUM))
          .note("A wrong clock breaks certificates, logs, one-time passwords and backups.")
          .note(
              "The breakage level of the Arch Wiki comes from smartctl, which some could"
                  + " not run under it; it should be fairly safe.")
          .note("Reading the clock's discipline with adjtimex(2) is denied as well.")
          .effect("Denies the @clock system calls with EPERM.")
          .link(
              Relation.IMPLIES,
              "CapabilityBoundingSet",
              "Takes CAP_SYS_TIME and CAP_WAKE_ALARM away.")
          .link(
              Relation.IMPLIES,
              "DeviceAllow",
              "char-rtc for reading: from 245 to 251 always, which turns"
                  + " DevicePolicy=auto into a list and takes all other devices away; from"
                  + " 252 on only where a device policy is in force. The score then counts"
                  + " the device row as worse (systemd issue 32513).")
          .link(
              Relation.COMPLETES,
              "SystemCallArchitectures",
              "The filter covers the architectures that are left.")
          .breaks(
              "Time services: chrony, ntpd, systemd-timesyncd, linuxptp, gpsd with clock"
                  + " setting, and virtual-machine guest agents.",
              "Leave it off there.")
          .breaks(
              "Up to 251 services that open devices, such as smartd and sound servers,"
                  + " because of the device list.",
              "DeviceAllow= for them, or leave it off before 252.")
          .breaks(
              "Programs that call adjtimex to see whether the clock is synchronised"
                  + " (collectd, node_exporter's timex collector).",
              "Leave it off, or switch that collector off.")
          .breaks("Wake-up timers (CLOCK_REALTIME_ALARM).", "Leave it off.")
          .denies(
              "EPERM",
              "clock_settime, settimeofday, adjtimex, clock_adjtime and stime; the audit"
                  + " log names the call.")
          .userUnits(UserUnits.userNamespace(251))
          .scored(
              "ProtectClock",
              "DeviceAllow",
              "CapabilityBoundingSet_CAP_SYS_TIME",
              "CapabilityBoundingSet_CAP_WAKE_ALARM")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ProtectClock=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
