package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Paths;
import dev.ringfence.directive.value.Rating;

/** Makes these places read-only for the service. */
public record ReadOnlyPaths() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("ReadOnlyPaths", Topic.FILES, Placement.EXECUTION)
          .since(231)
          .alias("ReadOnlyDirectories")
          .summary("Makes these places read-only for the service.")
          .takes("[-][+]PATH...", new Paths())
          .grade("none", "They are as writable as permissions allow.")
          .grade("PATH...", "They, and all below, can only be read.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .inMountNamespace()
          .note(
              "For services for which ProtectSystem=strict is too much: it closes single"
                  + " places. Sockets below can still be connected to.")
          .note("File systems mounted later below such a path are not covered.")
          .link(Relation.EXCEPTED_BY, "ReadWritePaths", "Opens places below for writing again.")
          .link(Relation.EXCEPTED_BY, "StateDirectory", "The directory stays writable.")
          .link(Relation.EXCEPTED_BY, "CacheDirectory", "The directory stays writable.")
          .link(Relation.EXCEPTED_BY, "LogsDirectory", "The directory stays writable.")
          .link(Relation.EXCEPTED_BY, "RuntimeDirectory", "The directory stays writable.")
          .link(
              Relation.CANCELLED_BY,
              "InaccessiblePaths",
              "A path below an inaccessible one is dropped without a word.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "ReadOnlyPaths=/ brings the whole root directory back into a jail made with"
                          + " TemporaryFileSystem=/.")
                  .with("/")
                  .withOther("/"))
          .link(Relation.SEE_ALSO, "ProtectSystem", "The general setting, easier to keep right.")
          .breaks("Services that write there.", "ReadWritePaths= for the part that they write to.")
          .failsToStart(226, "NAMESPACE", "A path without a leading - does not exist.")
          .denies("EROFS", "Writing there; nothing is logged.")
          .bypass(
              "A service that keeps CAP_SYS_ADMIN can mount the place writable again:"
                  + " drop the capability, or deny @mount.")
          .userUnits(UserUnits.userNamespace(254))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ReadOnlyPaths=/etc /srv
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
