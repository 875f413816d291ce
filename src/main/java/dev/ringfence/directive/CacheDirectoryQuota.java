package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Amount;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Limits how much the directories of CacheDirectory= may hold. */
public record CacheDirectoryQuota() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("CacheDirectoryQuota", Topic.DIRECTORIES, Placement.EXECUTION)
          .since(258)
          .summary("Limits how much the directories of CacheDirectory= may hold.")
          .takes("BYTES | PERCENT | off", Amount.orOff())
          .grade("off", "Only the size of the file system limits them.")
          .grade("BYTES or PERCENT", "Writing fails when they hold this much.")
          .byDefault("off")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It keeps a service that runs wild from filling /var/cache for all others."
                  + " The file system must have project quotas (ext4 with prjquota, xfs),"
                  + " switched on; elsewhere the line does nothing.")
          .link(Relation.NEEDS, "CacheDirectory", "It is about those directories alone.")
          .link(Relation.SEE_ALSO, "CacheDirectoryAccounting", "Counts without limiting.")
          .breaks(
              "A service whose data grows beyond the limit.",
              "A larger one, and an alarm before it is reached.")
          .denies("EDQUOT", "Writing beyond the limit (ENOSPC on some file systems).")
          .userUnits(UserUnits.unclear())
          .kernel("Project quotas on the file system that holds the directory.")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              CacheDirectory=exampled
              CacheDirectoryQuota=2G
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
