package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/**
 * Makes the manager count bytes and packets on the network for every unit that does not say
 * otherwise.
 */
public record DefaultIPAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("DefaultIPAccounting", Topic.ACCOUNTING, Placement.MANAGER)
          .since(235)
          .summary(
              "Makes the manager count bytes and packets on the network for every unit"
                  + " that does not say otherwise.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Only units that set IPAccounting=yes, and those whose limits need the"
                  + " counting, are counted.",
              "Every unit is counted; systemctl status, systemd-cgtop and the journal's"
                  + " closing line of a unit show it.")
          .byDefault("no")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note("Default no: it loads a small BPF program on each control group.")
          .note(
              "It is no sandboxing. It shows what a service really uses, which is the"
                  + " first thing to know when choosing limits, and a sudden change is a"
                  + " sign of trouble.")
          .link(Relation.SEE_ALSO, "IPAccounting", "The same for one unit.")
          .note(
              "Write it into a drop-in such as"
                  + " /etc/systemd/system.conf.d/accounting.conf; it takes effect with"
                  + " systemctl daemon-reexec, and for units that start afterwards.")
          .userUnits(
              UserUnits.works(
                  "It goes into user.conf there, and needs controllers that were delegated."))
          .kernel("CONFIG_CGROUP_BPF on the unified hierarchy.")
          .unscaled()
          .example(
              """
              [Manager]
              DefaultIPAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
