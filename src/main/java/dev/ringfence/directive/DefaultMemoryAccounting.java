package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Makes the manager count memory for every unit that does not say otherwise. */
public record DefaultMemoryAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("DefaultMemoryAccounting", Topic.ACCOUNTING, Placement.MANAGER)
          .since(211)
          .summary("Makes the manager count memory for every unit that does not say otherwise.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Only units that set MemoryAccounting=yes, and those whose limits need the"
                  + " counting, are counted.",
              "Every unit is counted; systemctl status, systemd-cgtop and the journal's"
                  + " closing line of a unit show it.")
          .byDefault("yes")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note("Default yes from 238 on.")
          .note(
              "It is no sandboxing. It shows what a service really uses, which is the"
                  + " first thing to know when choosing limits, and a sudden change is a"
                  + " sign of trouble.")
          .link(Relation.SEE_ALSO, "MemoryAccounting", "The same for one unit.")
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
              DefaultMemoryAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
