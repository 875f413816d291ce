package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Counts how much the directories of CacheDirectory= hold. */
public record CacheDirectoryAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("CacheDirectoryAccounting", Topic.DIRECTORIES, Placement.EXECUTION)
          .since(258)
          .summary("Counts how much the directories of CacheDirectory= hold.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Nothing is counted.", "systemctl status and show tell how much space they use.")
          .byDefault("off")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note("It limits nothing. The file system must have project quotas.")
          .link(Relation.NEEDS, "CacheDirectory", "It is about those directories alone.")
          .link(Relation.SEE_ALSO, "CacheDirectoryQuota", "Limits as well.")
          .userUnits(UserUnits.unclear())
          .kernel("Project quotas on the file system that holds the directory.")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              CacheDirectory=exampled
              CacheDirectoryAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
