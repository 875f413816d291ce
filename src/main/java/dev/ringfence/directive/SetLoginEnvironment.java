package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Decides whether HOME, LOGNAME and SHELL are set. */
public record SetLoginEnvironment() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("SetLoginEnvironment", Topic.IDENTITY, Placement.EXECUTION)
          .since(255)
          .summary("Decides whether HOME, LOGNAME and SHELL are set.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn("They are not set.", "They are set, also for root.")
          .byDefault("auto", "yes where User=, DynamicUser= or PAMName= is set.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It protects nothing; without HOME many programs fall back to / or stop"
                  + " looking for files in a home directory.")
          .link(Relation.SEE_ALSO, "User", "Sets them by itself.")
          .breaks(
              "Programs that insist on HOME (Git, GnuPG, Go and Node.js tools).",
              "yes, or Environment=HOME=/var/lib/exampled.")
          .userUnits(UserUnits.works("A user's manager hands its own on in any case."))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              SetLoginEnvironment=no
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
