package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.OnePath;
import dev.ringfence.directive.value.Rating;

/** Runs a pinned BPF program over every packet that the service receives. */
public record IPIngressFilterPath() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("IPIngressFilterPath", Topic.NETWORK, Placement.CONTROL_GROUP)
          .since(243)
          .summary("Runs a pinned BPF program over every packet that the service receives.")
          .takes("PATH", new OnePath(Check.Consequence.LINE_IGNORED))
          .grade("none", "No program.")
          .grade("PATH", "The program decides which packets arrive.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .note(
              "The program must be pinned below /sys/fs/bpf before the unit starts; a"
                  + " missing one is only a warning. The score counts it as good as"
                  + " IPAddressDeny=any, whatever it does.")
          .link(Relation.SEE_ALSO, "IPEgressFilterPath", "The other direction.")
          .link(Relation.SEE_ALSO, "IPAddressDeny", "Filters by address without a program.")
          .shows(new Signal.Silent(), "Packets that the program drops.")
          .userUnits(UserUnits.noEffect())
          .kernel("CONFIG_CGROUP_BPF on the unified hierarchy.")
          .scored("IPAddressDeny")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              IPIngressFilterPath=/sys/fs/bpf/exampled_in
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
