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

/** Decides who may tell systemd the service's state. */
public record NotifyAccess() implements Surrounding {
  /** From open to strict. */
  public enum Value implements Graded {
    ALL,
    EXEC,
    MAIN,
    NONE;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case ALL -> Grade.of("all", "Every process in the service's control group.");
        case EXEC ->
            Grade.of("exec", "The processes that systemd itself started for it.").from(233);
        case MAIN -> Grade.of("main", "The main process.");
        case NONE -> Grade.of("none", "Nobody.");
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("NotifyAccess", Topic.SERVICE, Placement.SERVICE)
          .sinceBeforeRecords()
          .summary("Decides who may tell systemd the service's state.")
          .takes("none | main | exec | all", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault(
              "none",
              "main where Type=notify or notify-reload, WatchdogSec= or"
                  + " FileDescriptorStoreMax= asks for it.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "A message can name another process as the main one, or push file"
                  + " descriptors to systemd: with all, any child can, a CGI program among"
                  + " them. The score counts all as bad.")
          .link(Relation.IMPLIED_BY, "FileDescriptorStoreMax", "Raises none to main.")
          .link(
              Link.of(Relation.IMPLIED_BY, "Type", "notify and notify-reload raise none to main.")
                  .withOther("notify", "notify-reload"))
          .breaks(
              "Wrappers and shells whose child calls sd_notify or systemd-notify, with main.",
              "exec or all, or exec the program from the shell.")
          .shows(
              new Signal.TimesOut(),
              "The message that the service is ready is not believed, and the start times"
                  + " out.")
          .userUnits(UserUnits.works())
          .scored("NotifyAccess")
          .example(
              """
              [Service]
              Type=notify
              ExecStart=/usr/sbin/exampled
              NotifyAccess=main
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
