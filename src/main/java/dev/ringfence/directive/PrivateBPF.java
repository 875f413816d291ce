package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Gives the service a BPF file system of its own. */
public record PrivateBPF() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("PrivateBPF", Topic.KERNEL, Placement.EXECUTION)
          .since(258)
          .summary("Gives the service a BPF file system of its own.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "It sees the host's /sys/fs/bpf with the programs and maps pinned there.",
              "It has an empty one of its own.")
          .byDefault("no")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note(
              "It hides objects that are pinned; whoever has CAP_BPF or CAP_SYS_ADMIN"
                  + " still reaches others by number. The score does not look at it.")
          .link(Relation.NEEDED_BY, "BPFDelegateCommands", "An option of that file system.")
          .link(Relation.NEEDED_BY, "BPFDelegateMaps", "An option of that file system.")
          .link(Relation.NEEDED_BY, "BPFDelegatePrograms", "An option of that file system.")
          .link(Relation.NEEDED_BY, "BPFDelegateAttachments", "An option of that file system.")
          .link(Relation.SEE_ALSO, "ProtectKernelTunables", "Makes the host's one read-only.")
          .breaks(
              "Programs that share pinned maps with others (Cilium, bpftool, tracing agents).",
              "Leave it off.")
          .denies("ENOENT", "A pinned object of the host.")
          .userUnits(UserUnits.userNamespace(258))
          .kernel("CONFIG_BPF_SYSCALL.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              PrivateBPF=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
