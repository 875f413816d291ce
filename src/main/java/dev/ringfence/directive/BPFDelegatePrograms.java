package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/**
 * Lists types of BPF program that the service may use through a token of its private BPF file
 * system.
 */
public record BPFDelegatePrograms() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("BPFDelegatePrograms", Topic.KERNEL, Placement.EXECUTION)
          .since(258)
          .summary(
              "Lists types of BPF program that the service may use through a token of its"
                  + " private BPF file system.")
          .takes("NAME... | any", Text.INSTANCE)
          .grade("any", "Every one that the kernel knows.")
          .grade("NAME...", "These alone.")
          .grade("none", "None can be delegated.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It gives a service in a user namespace single BPF abilities without"
                  + " CAP_BPF for the whole machine. The program must know BPF tokens"
                  + " (libbpf 1.5 or later does).")
          .link(Relation.NEEDS, "PrivateBPF", "It is an option of that file system.")
          .breaks(
              "Nothing by itself; a program that needs more than is listed cannot load"
                  + " its BPF code.",
              "Add the name, as in systemd.exec(5).")
          .denies("EPERM", "bpf(2) with something that is not delegated.")
          .userUnits(UserUnits.unclear())
          .kernel("Linux 6.9 for BPF tokens.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              PrivateUsers=yes
              PrivateBPF=yes
              BPFDelegatePrograms=BPFProgTypeSocketFilter
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
