package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.OctalMode;
import dev.ringfence.directive.value.Rating;

/** Sets which permissions new files of the service do not get. */
public record UMask() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("UMask", Topic.PRIVILEGES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Sets which permissions new files of the service do not get.")
          .takes("octal mode, 0000 to 7777", new OctalMode())
          .grade(
              "0000",
              "New files are as open as the program asks for, writable by everyone if it"
                  + " asks for that.")
          .grade("0022", "Others may read new files, not write them.")
          .grade("0027", "Its group may read, others nothing.")
          .grade("0077", "Only the service's own user may read and write.")
          .byDefault("0022", "In a user's manager the default is that manager's own umask.")
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .note(
              "It concerns new files alone, and a program may change its umask or a"
                  + " file's mode afterwards.")
          .note(
              "The score wants 0077; 0027 costs one step and suits services whose files a"
                  + " group shares.")
          .link(
              Relation.SEE_ALSO,
              "StateDirectoryMode",
              "The mode of the directory around them; 0700 there hides files of any mode.")
          .breaks(
              "Sockets and files that others must reach: a web server's upload that"
                  + " another user serves, a Unix socket for clients, logs that a monitoring"
                  + " user reads, PID files.",
              "0027 with a shared group, or let the program set the mode of that one file"
                  + " or socket.")
          .breaks(
              "Reports, caches and certificates that a cron job of another user copies.",
              "Give that user the group, and 0027.")
          .shows(
              new Signal.Silent(),
              "Nothing fails in the service; another program gets EACCES on the new file.")
          .userUnits(UserUnits.works())
          .scored("UMask")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              UMask=0077
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
