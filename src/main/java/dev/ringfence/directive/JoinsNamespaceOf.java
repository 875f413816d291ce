package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Lets the unit share the private /tmp, network and IPC objects of another. */
public record JoinsNamespaceOf() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("JoinsNamespaceOf", Topic.UNIT, Placement.UNIT)
          .since(209)
          .summary("Lets the unit share the private /tmp, network and IPC objects of another.")
          .takes("UNIT...", Text.INSTANCE)
          .grade("UNIT...", "What both make private they share.")
          .grade("none", "Each has its own.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "Both units must set the directive in question (PrivateTmp=,"
                  + " PrivateNetwork=, PrivateIPC=). It weakens the isolation between the"
                  + " two and keeps it against the rest. The score does not look at it.")
          .link(Relation.SEE_ALSO, "PrivateTmp", "Shared, unless disconnected.")
          .link(Relation.SEE_ALSO, "PrivateNetwork", "Shared.")
          .link(Relation.SEE_ALSO, "PrivateIPC", "Shared.")
          .shows(
              new Signal.Silent(),
              "Where only one of the units sets the directive, nothing is shared.")
          .userUnits(UserUnits.works())
          .example(
              """
              [Unit]
              JoinsNamespaceOf=exampled.service
              [Service]
              PrivateTmp=yes
              ExecStart=/usr/lib/exampled/worker
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
