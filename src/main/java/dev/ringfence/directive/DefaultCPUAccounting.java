package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Makes the manager count CPU time for every unit that does not say otherwise. */
public record DefaultCPUAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("DefaultCPUAccounting", Topic.ACCOUNTING, Placement.MANAGER)
          .since(211)
          .gone(258)
          .summary("Makes the manager count CPU time for every unit that does not say otherwise.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Only units that set CPUAccounting=yes, and those whose limits need the"
                  + " counting, are counted.",
              "Every unit is counted; systemctl status, systemd-cgtop and the journal's"
                  + " closing line of a unit show it.")
          .byDefault("yes")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It defaults to yes and costs nothing on Linux 4.15 and later with the"
                  + " unified hierarchy; from 258 on the line is gone from the manual and"
                  + " does nothing, because CPU time is always counted.")
          .note(
              "It is no sandboxing. It shows what a service really uses, which is the"
                  + " first thing to know when choosing limits, and a sudden change is a"
                  + " sign of trouble.")
          .link(Relation.SEE_ALSO, "CPUAccounting", "The same for one unit.")
          .note(
              "Write it into a drop-in such as"
                  + " /etc/systemd/system.conf.d/accounting.conf; it takes effect with"
                  + " systemctl daemon-reexec, and for units that start afterwards.")
          .userUnits(
              UserUnits.works(
                  "It goes into user.conf there, and needs controllers that were delegated."))
          .unscaled()
          .example(
              """
              [Manager]
              DefaultCPUAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
