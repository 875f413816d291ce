package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Paths;
import dev.ringfence.directive.value.Rating;

/** Lays extension directories over /usr and /opt, and over /etc, for the service. */
public record ExtensionDirectories() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("ExtensionDirectories", Topic.IMAGES, Placement.EXECUTION)
          .since(251)
          .summary("Lays extension directories over /usr and /opt, and over /etc, for the service.")
          .takes("[-]PATH...", new Paths())
          .grade("PATH...", "The files in the directories appear over the root's.")
          .grade("none", "Nothing is added.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note("The directory must fit the root by its extension-release file.")
          .link(Relation.SEE_ALSO, "ExtensionImages", "The same from images.")
          .failsToStart(226, "NAMESPACE", "A directory does not fit, or cannot be mounted.")
          .userUnits(UserUnits.userNamespace(251).because("It needs Linux 5.11 there."))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ExtensionDirectories=/srv/exampled-ext
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
