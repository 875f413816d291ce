package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.WordList;

/** Decides which kinds of memory a core dump holds. */
public record CoredumpFilter() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("CoredumpFilter", Topic.RESOURCES, Placement.EXECUTION)
          .since(246)
          .summary("Decides which kinds of memory a core dump holds.")
          .takes(
              "KIND... | HEX | all | default",
              WordList.of(
                      "a kind of memory",
                      Check.Consequence.LINE_IGNORED,
                      "private-anonymous",
                      "shared-anonymous",
                      "private-file-backed",
                      "shared-file-backed",
                      "elf-headers",
                      "private-huge",
                      "shared-huge",
                      "private-dax",
                      "shared-dax",
                      "all",
                      "default")
                  .orHex())
          .grade("all", "Everything.")
          .grade(
              "default", "Private and shared anonymous memory, ELF headers and private huge pages.")
          .grade("KIND...", "These kinds.")
          .byDefault("kernel default")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "Leaving shared memory out makes dumps of databases small, and keeps other"
                  + " users' data out of them.")
          .link(Relation.SEE_ALSO, "LimitCORE", "Switches core dumps off.")
          .breaks("A dump that lacks what a debugger needs.", "default.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              CoredumpFilter=private-anonymous elf-headers
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
