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

/** Shows files and directories of the host at these places, writable as permissions allow. */
public record BindPaths() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("BindPaths", Topic.FILES, Placement.EXECUTION)
          .since(233)
          .summary(
              "Shows files and directories of the host at these places, writable as"
                  + " permissions allow.")
          .takes("[-]SOURCE[:PLACE[:rbind|norbind]]...", new BindMounts())
          .grade(
              "SOURCE:PLACE...",
              "SOURCE appears at PLACE, or at its own path where no place is written.")
          .grade("none", "Nothing is added.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note(
              "It opens single places in an empty directory (ProtectHome=tmpfs,"
                  + " TemporaryFileSystem=) or in a root of its own. An empty assignment"
                  + " also forgets BindReadOnlyPaths=.")
          .link(
              Relation.EXCEPTS,
              "TemporaryFileSystem",
              "Puts single places into the empty file system.")
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
          .link(Relation.SEE_ALSO, "BindReadOnlyPaths", "The same, read-only.")
          .link(
              Relation.SEE_ALSO,
              "DynamicUser",
              "Files made there belong to a number that the next service may get.")
          .breaks(
              "A source that does not exist, without a leading -, keeps the service from"
                  + " starting.",
              "Write the - for what may be missing.")
          .failsToStart(
              226,
              "NAMESPACE",
              "The source does not exist; the log names the place, the debug log the source.")
          .userUnits(UserUnits.userNamespace(254))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ProtectHome=tmpfs
              BindPaths=/home/example/inbox
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
