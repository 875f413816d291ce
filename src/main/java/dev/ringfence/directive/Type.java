package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
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

/** Decides when systemd takes the service for started. */
public record Type() implements Surrounding {
  /** From open to strict. */
  public enum Value implements Graded {
    SIMPLE,
    IDLE,
    FORKING,
    ONESHOT,
    EXEC,
    DBUS,
    NOTIFY,
    NOTIFY_RELOAD;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case SIMPLE ->
            Grade.of(
                "simple",
                "At once, even when the program cannot be run: a sandbox that keeps it from"
                    + " starting goes unnoticed.");
        case IDLE -> Grade.of("idle", "As simple, once other jobs are done.");
        case FORKING -> Grade.of("forking", "When the first process ends.");
        case ONESHOT -> Grade.of("oneshot", "When the process has ended.");
        case EXEC ->
            Grade.of(
                    "exec",
                    "When the program runs: errors of the sandbox (203, 226 and others) fail"
                        + " the start.")
                .from(240);
        case DBUS -> Grade.of("dbus", "When it owns its name on D-Bus.");
        case NOTIFY -> Grade.of("notify", "When it says so.");
        case NOTIFY_RELOAD ->
            Grade.of("notify-reload", "When it says so; reloading is told by it too.").from(253);
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("Type", Topic.SERVICE, Placement.SERVICE_AND_MOUNT)
          .sinceBeforeRecords()
          .summary("Decides when systemd takes the service for started.")
          .takes(
              "simple | exec | forking | oneshot | dbus | notify | notify-reload | idle",
              Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("simple", "dbus where BusName= is set.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "The order here is by how much a started service proves. While a sandbox is"
                  + " tried, exec is better than simple.")
          .note("In a [Mount] section Type= is the type of the file system.")
          .link(
              Link.of(
                      Relation.IMPLIES,
                      "NotifyAccess",
                      "notify and notify-reload raise none to main.")
                  .with("notify", "notify-reload"))
          .link(
              Link.of(Relation.CONFLICTS, "PrivatePIDs", "forking is refused beside it.")
                  .with("forking"))
          .breaks(
              "dbus and notify need their sockets inside a jail.",
              "BindReadOnlyPaths=/run/systemd/notify, or the D-Bus socket.")
          .shows(
              new Signal.TimesOut(),
              "A service of type notify or dbus that cannot reach the socket.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              Type=exec
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
