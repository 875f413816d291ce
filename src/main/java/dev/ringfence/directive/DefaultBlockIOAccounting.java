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
 * Makes the manager count bytes on disks in the old control groups for every unit that does not say
 * otherwise.
 */
public record DefaultBlockIOAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("DefaultBlockIOAccounting", Topic.ACCOUNTING, Placement.MANAGER)
          .since(211)
          .gone(258)
          .summary(
              "Makes the manager count bytes on disks in the old control groups for every"
                  + " unit that does not say otherwise.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Only units that set BlockIOAccounting=yes, and those whose limits need the"
                  + " counting, are counted.",
              "Every unit is counted; systemctl status, systemd-cgtop and the journal's"
                  + " closing line of a unit show it.")
          .byDefault("no")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "The same as DefaultIOAccounting= for the old control groups (version 1)."
                  + " Deprecated in 252 and without effect on the unified hierarchy; 258"
                  + " removed the old control groups altogether.")
          .note(
              "It is no sandboxing. It shows what a service really uses, which is the"
                  + " first thing to know when choosing limits, and a sudden change is a"
                  + " sign of trouble.")
          .link(Relation.SEE_ALSO, "BlockIOAccounting", "The same for one unit.")
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
              DefaultBlockIOAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
