package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Attaches a pinned BPF program to the service's control group. */
public record BPFProgram() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("BPFProgram", Topic.NETWORK, Placement.CONTROL_GROUP)
          .since(249)
          .summary("Attaches a pinned BPF program to the service's control group.")
          .takes("TYPE:PATH", Text.INSTANCE)
          .grade("none", "No program.")
          .grade(
              "TYPE:PATH",
              "The program is asked at that hook: connect4, bind6, sysctl, getsockopt and"
                  + " others.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .note("A missing program is only a warning, and the service runs without it.")
          .link(Relation.SEE_ALSO, "SocketBindDeny", "A ready-made program for bind(2).")
          .denies("EPERM", "What the program denies.")
          .userUnits(UserUnits.noEffect())
          .kernel("CONFIG_CGROUP_BPF on the unified hierarchy.")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              BPFProgram=bind6:/sys/fs/bpf/exampled_bind
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
