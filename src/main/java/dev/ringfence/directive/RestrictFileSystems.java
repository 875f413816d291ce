package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.FileSystemTypes;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Limits on which types of file system the service can open files. */
public record RestrictFileSystems() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("RestrictFileSystems", Topic.FILES, Placement.EXECUTION)
          .since(250)
          .summary("Limits on which types of file system the service can open files.")
          .takes("[~]TYPE|@GROUP...", new FileSystemTypes())
          .grade("all", "Every type of file system that is mounted.")
          .grade("~TYPE|@GROUP...", "All but these.")
          .grade("TYPE|@GROUP...", "Only these.")
          .byDefault("all")
          .repeated(Repetition.FIRST_DECIDES)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.MEDIUM, Level.HIGH))
          .note(
              "It works by type, not by place: ~@network keeps a service off network"
                  + " mounts, ~debugfs tracefs bpf off the kernel's own.")
          .note(
              "It needs the BPF security module at boot (bpf in the lsm= list) and a"
                  + " systemd built with BPF_FRAMEWORK: Debian 12 lacks the second, most"
                  + " distributions the first, and then it does nothing but warn. In trials"
                  + " on 252 and 257 it stopped nothing. The score does not look at it.")
          .link(
              Relation.SEE_ALSO,
              "ProtectKernelTunables",
              "Closes the kernel's own file systems by place, everywhere.")
          .breaks(
              "Programs that need proc, sysfs, cgroup2, tmpfs or devtmpfs, when an"
                  + " allow-list forgets them.",
              "Add @basic-api and @temporary.")
          .breaks(
              "Machines where the data lies on another type of file system than on the"
                  + " one it was tried on (overlay in containers, zfs, nfs).",
              "Deny types instead of allowing.")
          .denies("EPERM", "Opening a file on such a file system.")
          .userUnits(UserUnits.noEffect())
          .requires(BuildFeature.BPF_FRAMEWORK)
          .kernel("Linux 5.7 with CONFIG_BPF_LSM and bpf in the list of security modules.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              RestrictFileSystems=~@network debugfs tracefs
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
