package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.ResourceLimit;

/** Limits how many files and sockets the service can have open. */
public record LimitNOFILE() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LimitNOFILE", Topic.RESOURCES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Limits how many files and sockets the service can have open.")
          .takes("N[:M] | infinity", new ResourceLimit(ResourceLimit.Unit.COUNT))
          .grade("infinity", "No limit.")
          .grade(
              "SOFT:HARD",
              "The service starts with the soft limit and may raise it to the hard one.")
          .grade("N", "Soft and hard limit at once.")
          .byDefault(
              "manager default",
              "DefaultLimitNOFILE= in system.conf; what that is differs by systemd and"
                  + " kernel.")
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "A soft limit above 1024 breaks programs that use select(2): raise the hard"
                  + " one and let the program raise the soft one (1024:524288).")
          .breaks(
              "Busy servers and databases, which need one for each connection.",
              "Set what their documentation asks for, such as 65536; set here, the"
                  + " service needs no CAP_SYS_RESOURCE.")
          .denies("EMFILE", "Opening one more.")
          .userUnits(UserUnits.limited("It cannot go above the manager's own hard limit."))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              LimitNOFILE=1024:524288
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
