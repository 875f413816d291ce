package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Applies RootDirectory= to ExecStart= alone. */
public record RootDirectoryStartOnly() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RootDirectoryStartOnly", Topic.SERVICE, Placement.SERVICE)
          .sinceBeforeRecords()
          .summary("Applies RootDirectory= to ExecStart= alone.")
          .takes("BOOL", Bool.INSTANCE)
          .grade("yes", "The other commands see the host's file system.")
          .grade("no", "All commands run in the new root.")
          .byDefault("no")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .link(Relation.NEEDS, "RootDirectory", "It says for which commands that holds.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              RootDirectory=/srv/exampled
              RootDirectoryStartOnly=yes
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
