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

/** Gives the service a /tmp and a /var/tmp of its own. */
public record PrivateTmp() implements Sandboxing {
  /** From open to strict. */
  public enum Value implements Graded {
    NO,
    YES,
    CONNECTED,
    DISCONNECTED;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case NO ->
            Grade.of(
                "no", "The service shares /tmp and /var/tmp with everything else on the machine.");
        case YES ->
            Grade.of(
                "yes",
                "It has its own, kept below the host's directories of the same names, and"
                    + " deleted when the service stops.");
        case CONNECTED -> Grade.synonym("connected", "yes").from(257);
        case DISCONNECTED ->
            Grade.of(
                    "disconnected",
                    "As yes, but both are one new tmpfs in memory that nothing outside can see,"
                        + " and that no other unit can join.")
                .from(257)
                .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM));
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("PrivateTmp", Topic.FILES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Gives the service a /tmp and a /var/tmp of its own.")
          .takes("BOOL | connected | disconnected", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("no")
          .rated(Rating.wiki(Level.MEDIUM, Level.LOW))
          .inMountNamespace()
          .note(
              "Shared temporary directories are the classic place for symbolic-link and"
                  + " file-name attacks between services, and a leak for careless umasks.")
          .note(
              "Everything in them is gone when the service stops; with Type=oneshot that"
                  + " is at once, unless RemainAfterExit=yes.")
          .note(
              "With DefaultDependencies=no, the score leaves the row out (nothing makes"
                  + " /tmp that early).")
          .link(
              Relation.IMPLIED_BY,
              "DynamicUser",
              "DynamicUser=yes sets yes; from 257 on disconnected, unless PrivateTmp= is set.")
          .link(
              Relation.EXCEPTS,
              "ProtectSystem",
              "The service's own /tmp and /var/tmp stay writable under strict.")
          .link(
              Relation.SEE_ALSO,
              "JoinsNamespaceOf",
              "Two units can share one private /tmp (not a disconnected one).")
          .breaks(
              "Services that meet others in /tmp: X11 sockets in /tmp/.X11-unix,"
                  + " ssh-agent and tmux sockets, databases with a socket in /tmp, print and"
                  + " screen-sharing helpers, jobs that hand files over.",
              "Move the meeting place to RuntimeDirectory=, bind the one socket with"
                  + " BindPaths=, or let the units share with JoinsNamespaceOf=.")
          .breaks(
              "Administrators who look for a service's files in /tmp and do not find them.",
              "They are in /tmp/systemd-private-*-UNIT-*/tmp.")
          .breaks(
              "Data kept in /var/tmp because it should outlive a restart.",
              "Use CacheDirectory= or StateDirectory=.")
          .breaks("Large temporary files with disconnected, which live in memory.", "Use yes.")
          .denies("ENOENT", "The file or socket that another program put into /tmp is not there.")
          .userUnits(UserUnits.userNamespace(251))
          .scored("PrivateTmp")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              PrivateTmp=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
