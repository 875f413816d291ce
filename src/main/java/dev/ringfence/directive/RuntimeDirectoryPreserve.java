package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Choice;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Graded;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import java.util.Optional;

/** Decides whether RuntimeDirectory= outlives the service. */
public record RuntimeDirectoryPreserve() implements Surrounding {
  /** From open to strict. */
  public enum Value implements Graded {
    YES,
    RESTART,
    NO;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case YES -> Grade.of("yes", "It stays until the machine goes down.");
        case RESTART -> Grade.of("restart", "It stays over a restart and goes at a stop.");
        case NO -> Grade.of("no", "It goes whenever the service stops.");
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("RuntimeDirectoryPreserve", Topic.DIRECTORIES, Placement.EXECUTION)
          .since(235)
          .summary("Decides whether RuntimeDirectory= outlives the service.")
          .takes("BOOL | restart", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("no")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .link(Relation.NEEDS, "RuntimeDirectory", "It is about that directory.")
          .breaks("With no, sockets and state in it are gone after a restart.", "restart.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              RuntimeDirectory=exampled
              RuntimeDirectoryPreserve=restart
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
