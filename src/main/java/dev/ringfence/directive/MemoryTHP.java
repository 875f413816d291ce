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

/** Decides whether the service gets transparent huge pages. */
public record MemoryTHP() implements Surrounding {
  /** From open to strict. */
  public enum Value implements Graded {
    INHERIT,
    SYSTEM,
    MADVISE,
    DISABLE;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case INHERIT -> Grade.of("inherit", "As the manager was started.");
        case SYSTEM -> Grade.of("system", "As the machine's setting says.");
        case MADVISE -> Grade.of("madvise", "Where the program asks for them.");
        case DISABLE -> Grade.of("disable", "Never.");
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("MemoryTHP", Topic.RESOURCES, Placement.EXECUTION)
          .since(260)
          .summary("Decides whether the service gets transparent huge pages.")
          .takes("inherit | system | madvise | disable", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("inherit")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "A matter of speed and memory, not of protection. It replaces the writing"
                  + " to /sys that some databases do or ask for, which"
                  + " ProtectKernelTunables= denies.")
          .link(
              Relation.SEE_ALSO,
              "ProtectKernelTunables",
              "Denies services to change the machine's setting.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              MemoryTHP=madvise
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
