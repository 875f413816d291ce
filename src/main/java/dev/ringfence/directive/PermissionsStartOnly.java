package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Applies User= and the sandbox to ExecStart= alone. */
public record PermissionsStartOnly() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("PermissionsStartOnly", Topic.SERVICE, Placement.SERVICE)
          .sinceBeforeRecords()
          .summary("Applies User= and the sandbox to ExecStart= alone.")
          .takes("BOOL", Bool.INSTANCE)
          .grade("yes", "ExecStartPre=, ExecReload= and the other commands run as root.")
          .grade("no", "All commands run as User= and in the sandbox.")
          .byDefault("no")
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note("Deprecated: write + before the single commands that need it.")
          .link(Relation.SEE_ALSO, "ExecStart", "Its prefix + is the successor.")
          .userUnits(UserUnits.works())
          .example(
              """
              [Service]
              User=exampled
              PermissionsStartOnly=no
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
