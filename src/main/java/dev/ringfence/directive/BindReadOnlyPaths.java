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
import dev.ringfence.directive.value.BindMounts;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Shows files and directories of the host at these places, read-only. */
public record BindReadOnlyPaths() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("BindReadOnlyPaths", Topic.FILES, Placement.EXECUTION)
          .since(233)
          .summary("Shows files and directories of the host at these places, read-only.")
          .takes("[-]SOURCE[:PLACE[:rbind|norbind]]...", new BindMounts())
          .grade("none", "Nothing is added.")
          .grade(
              "SOURCE:PLACE...",
              "SOURCE appears at PLACE, or at its own path where no place is written, and"
                  + " cannot be changed there.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note(
              "With TemporaryFileSystem=/:ro it makes a jail. Bound sockets can be"
                  + " connected to, read-only or not. An empty BindPaths= forgets these too.")
          .link(
              Relation.EXCEPTS,
              "TemporaryFileSystem",
              "Puts single places into the empty file system.")
          .link(
              Relation.EXCEPTED_BY,
              "ReadWritePaths",
              "On the same path it makes the bind mount writable again.")
          .link(
              Link.of(
                      Relation.CANCELLED_BY,
                      "ProtectHome",
                      "With yes, a bind mount below the home directories is dropped without a word.")
                  .with("/home/", "/root/", "/run/user/")
                  .withOther("yes"))
          .link(
              Relation.CANCELLED_BY,
              "InaccessiblePaths",
              "A bind mount at or below an inaccessible path is dropped without a word.")
          .link(Relation.SEE_ALSO, "BindPaths", "The same, writable.")
          .breaks(
              "A source that does not exist, without a leading -, keeps the service from"
                  + " starting.",
              "Write the - for what may be missing.")
          .failsToStart(
              226,
              "NAMESPACE",
              "The source does not exist; the log names the place, the debug log the source.")
          .denies("EROFS", "Writing there.")
          .userUnits(UserUnits.userNamespace(254))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              TemporaryFileSystem=/:ro
              BindReadOnlyPaths=/usr/lib /lib /lib64 /usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
