package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Choice;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Graded;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import java.util.Optional;

/** Sets how mounts travel between the service's mount namespace and others. */
public record MountFlags() implements Surrounding {
  /** From open to strict. */
  public enum Value implements Graded {
    SHARED,
    SLAVE,
    PRIVATE;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case SHARED ->
            Grade.of(
                "shared",
                "Mounts inside reach namespaces made inside; mounts outside appear inside.");
        case SLAVE -> Grade.of("slave", "Mounts outside appear inside.");
        case PRIVATE -> Grade.of("private", "Mounts travel in neither direction.");
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("MountFlags", Topic.NAMESPACES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Sets how mounts travel between the service's mount namespace and others.")
          .takes("shared | slave | private", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("shared")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.MEDIUM))
          .note(
              "Mounts that the service makes never reach the host once it has a namespace"
                  + " of its own, whatever is written here.")
          .link(Relation.SEE_ALSO, "PrivateMounts", "Makes the namespace.")
          .breaks(
              "With private, volumes mounted later are not seen, and an unmount on the"
                  + " host does not free the file system while the service runs.",
              "slave.")
          .shows(new Signal.Silent(), "A mount is not seen where it was expected.")
          .userUnits(UserUnits.userNamespace(251))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              PrivateMounts=yes
              MountFlags=slave
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
