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

/** Denies loading and unloading kernel modules. */
public record ProtectKernelModules() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("ProtectKernelModules", Topic.KERNEL, Placement.EXECUTION)
          .since(232)
          .summary("Denies loading and unloading kernel modules.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "A root service may load modules.",
              "Module system calls are denied, the capability is gone, and"
                  + " /usr/lib/modules cannot be read.")
          .byDefault("no")
          .rated(Rating.wiki(Level.MEDIUM, Level.LOW))
          .inMountNamespace()
          .note(
              "Code in the kernel is beyond every other restriction, so that few"
                  + " directives matter more for a root service.")
          .note("Also beside User= it is of use: the filter holds for sudo modprobe.")
          .note(
              "The kernel itself still loads modules on demand, when the service opens a"
                  + " socket of a rare family or mounts a file system; the"
                  + " kernel.modules_disabled setting of sysctl stops that for the whole"
                  + " machine.")
          .effect("Denies the @module system calls with EPERM.")
          .link(Relation.IMPLIES, "CapabilityBoundingSet", "Takes CAP_SYS_MODULE away.")
          .link(
              Relation.COMPLETES,
              "SystemCallArchitectures",
              "The filter covers the architectures that are left.")
          .link(
              Relation.COMPLETES,
              "RestrictAddressFamilies",
              "Denied families are not loaded on demand either.")
          .breaks(
              "Services that load what they need: VPNs (wireguard, tun), firewalls"
                  + " (nf_tables modules through modprobe), virtualisation (kvm, vhost),"
                  + " file-system and storage daemons, network managers.",
              "modules-load.d(5) or modprobe@NAME.service before the unit, or leave it off.")
          .breaks(
              "Programs that read modules.dep or module metadata (depmod, DKMS, initramfs"
                  + " builders).",
              "Leave it off.")
          .denies("EPERM", "init_module, finit_module, delete_module.")
          .denies("EACCES", "Reading below /usr/lib/modules, for a user without capabilities.")
          .denies("ENOENT", "Reading below /usr/lib/modules, for root.")
          .userUnits(UserUnits.userNamespace(251))
          .scored("ProtectKernelModules", "CapabilityBoundingSet_CAP_SYS_MODULE")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ProtectKernelModules=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
