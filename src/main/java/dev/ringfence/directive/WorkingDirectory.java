package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.WorkingPath;

/** Sets the directory in which the service starts. */
public record WorkingDirectory() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("WorkingDirectory", Topic.FILES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Sets the directory in which the service starts.")
          .takes("[-]PATH | ~", new WorkingPath())
          .grade("PATH", "It starts there.")
          .grade("~", "It starts in its user's home directory.")
          .grade("(empty)", "It starts in /.")
          .byDefault("/", "In a user's manager the home directory.")
          .emptied(Emptiness.RESETS)
          .misread(Misreading.UNIT_REFUSED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It protects nothing. It is listed because it fails when other directives"
                  + " hide the place; a leading - makes that harmless.")
          .note("~ is refused beside DynamicUser= from 256 on.")
          .link(Relation.SEE_ALSO, "ProtectHome", "Hides home directories.")
          .link(Relation.SEE_ALSO, "RootDirectory", "The path is taken inside it.")
          .breaks(
              "A directory that the sandbox hides or that does not exist.",
              "Another directory, or a leading -.")
          .failsToStart(
              200, "CHDIR", "The directory does not exist for the service, or may not be entered.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              WorkingDirectory=/var/lib/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
