package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Runs the service in a copy of its root that is thrown away when it stops. */
public record RootEphemeral() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RootEphemeral", Topic.IMAGES, Placement.EXECUTION)
          .since(254)
          .summary("Runs the service in a copy of its root that is thrown away when it stops.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "What it writes to its root stays.",
              "It writes to a copy; the next start begins from the original.")
          .byDefault("no")
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "A break-in cannot leave anything in the root. Copies are cheap on btrfs"
                  + " subvolumes and file systems with reflinks, and slow elsewhere.")
          .link(
              Relation.NEEDS,
              "RootDirectory",
              "It copies that directory, or the image of RootImage=.")
          .breaks("Data kept inside the root.", "StateDirectory=, or a bind mount.")
          .userUnits(UserUnits.systemOnly(""))
          .example(
              """
              [Service]
              RootDirectory=/srv/exampled
              RootEphemeral=yes
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
